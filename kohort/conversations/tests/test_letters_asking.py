"""A request to somebody one does not know: three fields, one answer, and a "not now" that nobody is told of."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.activity.models import Happening
from kohort.conversations.letters.writing import ask
from kohort.conversations.models import Letter, Thread

GUIDED = {"who": "I teach history.", "question": "May I bring my pupils?", "takes": "call"}
NOT_HERE = [(who, other) for who in ("ada", "kari") for other in ("una", "hedda", "selma")]


def asked(cast) -> Thread:
    """Ada has asked Cy, whom she shares nothing with."""
    return ask(cast.ada, cast.cy, "I teach history.\n\nMay I bring my pupils?", "call")


def test_three_fields_make_a_request(cast, browse):
    ada = browse("ada")
    address = f"/nordvik/people/{cast.cy.key}/letter/"
    form = ada.get(address).content.decode()
    assert all(label in form for label in ("Who you are", "One question", "How much time you ask for"))
    assert "May I bring my pupils?" in ada.post(address, GUIDED | {"takes": ""}).content.decode()
    assert not Thread.objects.trusted("test").exists()

    page = ada.post(address, GUIDED, follow=True).content.decode()

    assert "May I bring my pupils?" in page
    assert "Your question is with them" in page
    assert "<textarea" not in page
    assert Happening.objects.trusted("test").filter(verb="letter.asked", by=None, about=None).count() == 1


def test_it_is_shown_with_what_it_asks_for_and_answered_in_one_go(cast, browse):
    thread = asked(cast)
    cy = browse("cy")
    assert "They ask for an answer" in cy.get("/nordvik/letters/").content.decode()
    page = cy.get(f"/nordvik/letters/{thread.key}/").content.decode()
    assert "15 minutes on the phone" in page
    assert "Not now" in page
    assert f"/people/{cast.ada.key}/block/" in page

    cy.post(f"/nordvik/letters/{thread.key}/", {"text": "Gladly."})

    assert Thread.objects.trusted("test").get().state == "open"
    page = browse("ada").get(f"/nordvik/letters/{thread.key}/").content.decode()
    assert "Gladly." in page
    assert "<textarea" in page
    assert "A word of thanks" in page


def test_a_yes_alone_opens_it(cast, browse):
    thread = asked(cast)
    browse("cy").post(f"/nordvik/letters/{thread.key}/", {"do": "accept"})
    assert "<textarea" in browse("ada").get(f"/nordvik/letters/{thread.key}/").content.decode()
    assert Happening.objects.trusted("test").filter(verb="letter.answered").count() == 1


@pytest.mark.parametrize("days", [1, 8])
def test_a_no_looks_like_no_answer(cast, browse, days):
    thread = asked(cast)
    Thread.objects.trusted("test").update(at=timezone.now() - timedelta(days=days))
    ada, address = browse("ada"), f"/nordvik/letters/{thread.key}/"
    before = _seen(ada, address)
    browse("cy").post(address, {"do": "decline"})

    ada = browse("ada")
    assert _seen(ada, address) == before
    assert ("No answer yet" in before) is (days == 8)
    assert not Happening.objects.trusted("test").exclude(verb="letter.asked").exists()
    assert "waits for an answer" in ada.post(address, {"text": "Hello?"}).content.decode()


def _seen(browser, address):
    lines = browser.get(address).content.decode() + browser.get("/nordvik/letters/").content.decode()
    return "\n".join(line for line in lines.splitlines() if "csrf" not in line)


def test_who_said_not_now_may_still_answer(cast, browse):
    thread = asked(cast)
    cy = browse("cy")
    cy.post(f"/nordvik/letters/{thread.key}/", {"do": "decline"})
    assert "They ask for an answer" not in cy.get("/nordvik/letters/").content.decode()
    cy.post(f"/nordvik/letters/{thread.key}/", {"text": "In May after all."})
    assert Thread.objects.trusted("test").get().state == "open"


def test_who_asked_cannot_say_yes_for_the_other(cast, browse):
    thread = asked(cast)
    browse("ada").post(f"/nordvik/letters/{thread.key}/", {"do": "accept"})
    assert Thread.objects.trusted("test").get().state == "waiting"


def test_one_person_is_asked_once_and_two_who_ask_each_other_have_answered(cast):
    thread = asked(cast)
    assert ask(cast.ada, cast.cy, "And another thing", "mail") == thread
    assert Letter.objects.trusted("test").count() == 1
    assert ask(cast.cy, cast.ada, "A question of mine", "mail") == thread
    assert Thread.objects.trusted("test").get().state == "open"
    assert Letter.objects.trusted("test").count() == 2


def test_five_requests_a_day(cast, browse):
    for other in (cast.stein, cast.tora, cast.kari, cast.arne, cast.anja):
        ask(cast.ada, other, "A question", "mail")
    page = browse("ada").post(f"/nordvik/people/{cast.cy.key}/letter/", GUIDED).content.decode()
    assert "asked five people since yesterday" in page
    assert "May I bring my pupils?" in page
    assert Thread.objects.trusted("test").count() == 5


@pytest.mark.parametrize(("who", "other"), NOT_HERE)
def test_nobody_writes_to_who_is_not_here(cast, browse, who, other):
    assert browse(who).get(f"/nordvik/people/{getattr(cast, other).key}/letter/").status_code == 404


def test_who_hides_is_told_why_they_cannot_write(cast, browse):
    page = browse("hedda").get(f"/nordvik/people/{cast.ada.key}/letter/").content.decode()
    assert "You are hidden" in page
    assert "<textarea" not in page
