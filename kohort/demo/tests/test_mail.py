"""In the demo letters go into a folder, where everybody may read them."""

import pytest
from django.core.mail import EmailMultiAlternatives

from kohort.demo.mail import KEPT, DemoBackend, folder, letters
from tests.smtp import do_what_waits


@pytest.fixture
def post(settings):
    settings.EMAIL_BACKEND = "kohort.demo.mail.DemoBackend"

    def letter(subject, html="<p>Hello <b>you</b></p>"):
        message = EmailMultiAlternatives(subject, "Hello you", "Nordvik <a@nordvik.example.org>", ["b@example.org"])
        message.attach_alternative(html, "text/html")
        return message.send()

    return letter


def test_letters_are_kept_newest_first(post):
    assert [post(subject) for subject in ("First", "Ødegårds brev")] == [1, 1]
    assert [letter["Subject"] for letter in letters()] == ["Ødegårds brev", "First"]
    assert all(path.suffix == ".eml" for path in folder().iterdir())


def test_only_the_newest_stay(post):
    for number in range(KEPT + 5):
        post(str(number))
    kept = [letter["Subject"] for letter in letters()]
    assert len(kept) == KEPT
    assert kept[0] == str(KEPT + 4)
    assert kept[-1] == "5"


def test_the_page_shows_both_bodies_as_text(db, client, post):
    post("A subject", "<p>Hello <script>alert(1)</script></p>")
    page = client.get("/demo/mail/").content.decode()
    for words in ("A subject", "b@example.org", "Hello you", "&lt;script&gt;alert(1)"):
        assert words in page
    assert "<script>alert" not in page


def test_a_letter_is_found_by_a_word_of_it(db, client, post):
    post("Høstfest")
    post("Vinterkveld")
    page = client.get("/demo/mail/?q=HØST").text
    assert "Høstfest" in page
    assert "Vinterkveld" not in page
    assert "No letter says that." in client.get("/demo/mail/?q=vårball").text


def test_an_empty_page_says_what_to_do(db, client):
    assert "Ask for a sign-in code" in client.get("/demo/mail/").content.decode()


def test_several_letters_in_one_connection(settings):
    messages = [EmailMultiAlternatives(str(n), "x", "a@example.org", ["b@example.org"]) for n in range(3)]
    assert DemoBackend().send_messages(messages) == 3


def test_a_code_can_be_read_there_and_used(cast, client, settings):
    settings.EMAIL_BACKEND = "kohort.demo.mail.DemoBackend"
    client.post("/sign-in/", {"email": "ada@nordvik.example.org"})
    do_what_waits()
    [code] = [
        line.strip() for line in next(letters()).get_body(("plain",)).get_content().splitlines() if "-" in line[:10]
    ]
    assert code in client.get("/demo/mail/").content.decode()
    assert client.post("/sign-in/code/", {"code": code}).headers["Location"] == "/nordvik/"
