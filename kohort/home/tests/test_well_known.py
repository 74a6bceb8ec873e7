"""Whoever finds a hole learns whom to tell; managers of passwords find the page of one's ways in."""

from kohort.home.well_known import problems

HERE = "/.well-known/security.txt"


def test_whom_to_tell_as_the_operator_says(client, settings):
    settings.KOHORT_URL = "https://alumni.example.org"
    assert client.get(HERE).status_code == 404
    settings.SECURITY_CONTACT, settings.SECURITY_EXPIRES = "safe@example.org https://example.org/tell", "2099-06-30"
    answer = client.get(HERE)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode().splitlines() == [
        "Contact: mailto:safe@example.org",
        "Contact: https://example.org/tell",
        "Expires: 2099-06-30T23:59:59Z",
        "Canonical: https://alumni.example.org/.well-known/security.txt",
    ]
    assert list(problems()) == []


def test_what_is_wrong_is_told_by_the_check(client, settings):
    settings.SECURITY_CONTACT, settings.SECURITY_EXPIRES = "safe@example.org", "next summer"
    assert client.get(HERE).status_code == 404
    assert "no date" in next(problems())
    settings.SECURITY_EXPIRES = "2020-01-01"
    assert "out of date since 2020-01-01" in next(problems())


def test_a_password_manager_is_led_to_the_ways_in(client):
    assert client.get("/.well-known/change-password")["Location"] == "/account/"
