"""The other way round: an alumna asks the university; the office finds who can help, and it ends in a line."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.access.audience import Audience
from kohort.activity.models import Happening
from kohort.giving.models import Inquiry
from kohort.people.models import Affiliation, Position
from kohort.privacy.erasing import erase
from tests.cast import fact

WHY = "a test looks"
NEW, DESK = "/nordvik/inquiries/new/", "/nordvik/desk/inquiries/"
GOOD = {"kind": "research", "title": "A partner for recycled wool", "organisation": "Lindström Oyj", "unit": ""}
MAIL = "@nordvik.example.org"


@pytest.fixture
def inquiry(cast, browse):
    """Ada’s; Tora is of the staff."""
    fact(Affiliation, cast.tora, kind="staff")
    for _ in range(2):  # taps
        browse("ada").post(NEW, GOOD)
    return Inquiry.objects.trusted(WHY).get()


@pytest.fixture
def page(browse, inquiry):
    """`page(who, do=…)`: what somebody sees of it, or does with it."""

    def of(who, **told):
        path = f"/nordvik/inquiries/{inquiry.key}/"
        return browse(who).post(path, told) if told else browse(who).get(path)

    return of


def now() -> Inquiry:
    return Inquiry.objects.trusted(WHY).get()


def told(verb) -> list:
    return list(Happening.objects.trusted(WHY).filter(verb=verb).values_list("by", "about"))


def test_it_begins_with_where_one_works(cast, browse):
    fact(Position, cast.ada, Audience.OFFICE, employer="Marimekko")
    assert 'value="Marimekko"' in browse("ada").get(NEW).content.decode()


def test_nothing_typed_is_lost(cast, browse):
    page = browse("ada").post(NEW, {"title": "", "words": "By May, please"}).content.decode()
    for said in ("Choose what comes closest", "Say in one line what you would like", "By May, please"):
        assert said in page


def test_it_waits_at_the_desk_and_is_marked_after_two_weeks(cast, browse, inquiry):
    later = Inquiry.objects.create(institution=cast.here, by=cast.bo, kind="course", title="A newer one")
    page = browse("arne").get(DESK).content.decode()
    assert page.index(GOOD["title"]) < page.index(later.title)
    assert "2 inquiries wait" in browse("kari").get("/nordvik/desk/").content.decode()
    assert "more than two weeks" not in page
    Inquiry.objects.trusted(WHY).filter(pk=later.pk).update(at=timezone.now() - timedelta(days=15))
    page = browse("arne").get(DESK).content.decode()
    assert page.index(later.title) < page.index(GOOD["title"])
    assert page.count("Waits for more than two weeks") == 1


def test_given_to_somebody_of_the_staff_who_answers(cast, browse, page):
    path = f"/nordvik/inquiries/{now().key}/"
    found = browse("kari").get(path, {"q": "tveit"}).content.decode()
    assert f'value="{cast.tora.key}"' in found
    assert page("bo").status_code == page("tora").status_code == 404
    page("kari", do="give", person=cast.tora.key)
    assert told("inquiry.given") == [(cast.kari.account_id, cast.tora.pk)]
    assert GOOD["title"] in browse("tora").get("/nordvik/").content.decode()
    assert f"tora{MAIL}" not in page("ada").content.decode()
    page("tora", do="answer", words="Come and see our laboratory.")
    assert told("inquiry.answered") == [(cast.tora.account_id, cast.ada.pk)]
    assert f"tora{MAIL}" in page("ada").content.decode()
    assert f"ada{MAIL}" in page("tora").content.decode()


def test_who_does_not_work_here_is_neither_found_nor_given_it(cast, browse, inquiry, page):
    found = browse("kari").get(f"/nordvik/inquiries/{inquiry.key}/", {"q": "berg"}).content.decode()
    assert "Nobody of the staff has this name" in found
    assert page("kari", do="give", person=cast.bo.key).status_code == 404


def test_the_office_answers_itself_and_ends_it_with_a_line(cast, browse, page):
    page("arne", do="answer", words="We have a course in May.")
    assert "We have a course in May." in page("ada").content.decode()
    assert "In one line" in page("kari", do="close", state="done", outcome="").content.decode()
    page("kari", do="close", state="done", outcome="Twelve came to the course.")
    assert (now().state, now().outcome) == ("done", "Twelve came to the course.")
    assert GOOD["title"] not in browse("kari").get(DESK).content.decode()
    assert "Twelve came" in browse("kari").get(DESK + "?ended").content.decode()
    late = page("kari", do="answer", words="We could on Friday.")
    assert ("It has ended meanwhile." in late.text, "We could on Friday." in late.text) == (True, True)
    assert "We could on Friday." not in browse("kari").get(late.wsgi_request.path).text


def test_whoever_asked_ends_it_when_it_is_not_needed(page):
    page("ada", do="withdraw")
    assert now().state == "closed"


@pytest.mark.parametrize(("who", "do"), [("ada", "answer"), ("ada", "give"), ("ada", "close"), ("kari", "withdraw")])
def test_each_does_their_own_part(cast, page, who, do):
    given = {"do": do, "words": "No", "state": "done", "outcome": "No", "person": cast.ada.key}
    assert page(who, **given).status_code == 404
    assert now().state == "open"


def test_who_leaves_takes_their_own_words_and_nobody_elses(cast, inquiry, page):
    page("kari", do="give", person=cast.tora.key)
    erase(cast.tora)
    assert (now().title, now().organisation) == ("A partner for recycled wool", "Lindström Oyj")
    erase(cast.ada)
    assert (now().title, now().organisation) == ("", "")
