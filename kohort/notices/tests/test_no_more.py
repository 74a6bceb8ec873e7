"""One click at the end of a mail stops more of its kind: without signing in, and never by looking."""

import re

import pytest

from kohort.notices.models import Hearing, Wish
from kohort.notices.stopping import ANSWERS, DIGEST, token

WHY = "a test looks at everything"


def page(person, scope) -> str:
    return f"/{person.institution.slug}/no-more/{token(person, scope)}/"


def how(person, group) -> str:
    return Hearing.of(person.pk, group.pk)


def wish(person) -> tuple[bool, bool]:
    said = Wish.of(person.pk, person.institution)
    return said.answers, said.digests


@pytest.fixture
def mail_program(client, boots):
    """No cookies, no token against forgery, nobody signed in."""
    client.handler.enforce_csrf_checks = True
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


@pytest.mark.parametrize("scope", ["group", ANSWERS, DIGEST])
def test_looking_changes_nothing(mail_program, boots, cast, scope):
    address = page(cast.bo, boots.group.key if scope == "group" else scope)
    for _time in range(2):
        assert mail_program.get(address).status_code == 200
        assert mail_program.head(address).status_code == 200
    assert how(cast.bo, boots.group) == "weekly"
    assert wish(cast.bo) == (True, True)


def test_one_click_stops_a_group(mail_program, boots, cast):
    Hearing.say(cast.bo.pk, boots.group.pk, "at-once")
    answer = mail_program.post(page(cast.bo, boots.group.key), {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert how(cast.bo, boots.group) == "never"
    assert how(cast.cy, boots.group) == "weekly"


def test_weekly_instead_or_not_meant(mail_program, boots, cast):
    address = page(cast.bo, boots.group.key)
    Hearing.say(cast.bo.pk, boots.group.pk, "daily")
    stopped = mail_program.post(address).content.decode()
    assert "Once a week instead" in stopped
    assert 'value="daily"' in stopped
    mail_program.post(address, {"do": "weekly"})
    assert how(cast.bo, boots.group) == "weekly"
    mail_program.post(address, {"do": "at-once"})
    assert how(cast.bo, boots.group) == "at-once"
    mail_program.post(address, {"do": "nonsense"})
    assert how(cast.bo, boots.group) == "never"


@pytest.mark.parametrize(("scope", "then"), [(ANSWERS, (False, True)), (DIGEST, (True, False))])
def test_answers_and_digests_stop_each_by_itself(mail_program, cast, scope, then):
    mail_program.post(page(cast.bo, scope), {"List-Unsubscribe": "One-Click"})
    assert wish(cast.bo) == then
    mail_program.post(page(cast.bo, scope), {"do": "at-once"})
    assert wish(cast.bo) == (True, True)


def test_a_token_made_up_answers_the_same_and_stops_nothing(mail_program, boots, cast):
    real = page(cast.bo, boots.group.key)
    made_up = page(cast.bo, boots.group.key)[:-6] + "AAAAA/"
    other = real.replace(cast.bo.key, cast.cy.key)
    Hearing.say(cast.bo.pk, boots.group.pk, "at-once")
    pages = [faceless(mail_program.post(one).content, one) for one in (made_up, other, "/nordvik/no-more/a.b.c/")]
    assert (how(cast.bo, boots.group), how(cast.cy, boots.group)) == ("at-once", "weekly")
    assert {*pages} == {faceless(mail_program.post(real).content, real)}
    assert how(cast.bo, boots.group) == "never"


def test_next_door_it_is_no_token(mail_program, cast):
    mail_program.post(page(cast.bo, DIGEST).replace("/nordvik/", "/sundby/"))
    assert wish(cast.bo) == (True, True)


def test_the_page_names_nobody(mail_program, boots, cast):
    for text in (mail_program.get(page(cast.bo, boots.group.key)), mail_program.post(page(cast.bo, boots.group.key))):
        assert "Berg" not in text.content.decode()
        assert "Rubber boots" not in text.content.decode()


def faceless(text: bytes, address: str) -> str:
    """A page without its own address."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text.decode().replace(address, ""))
