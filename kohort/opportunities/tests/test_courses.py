"""A course: posted by those who work here, found under Learn, signed up for; no gift, and nobody's employer."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from django.utils.translation import override

from kohort.access.audience import Audience
from kohort.opportunities import lasting
from kohort.opportunities.choosing import Choice
from kohort.opportunities.figures import figures
from kohort.opportunities.links import OUTSIDER
from kohort.opportunities.models import Interest, Opportunity
from kohort.opportunities.standing import renew
from kohort.opportunities.sweeping import announce_ends
from kohort.opportunities.wording import credits_of
from kohort.people.jobs import rebuild
from kohort.people.models import Affiliation
from tests.cast import fact
from tests.jobs import run_jobs

from .posted import SAID, all_of, at_work, employer, now_of, page_of, posted
from .test_outsiders import JOB
from .test_schema_org import data_on

NEW, LIST = "/nordvik/opportunities/new/?kind=course", "/nordvik/opportunities/"
COURSE = {"title": "Reading old hands", "employer": "Nordvik", "words": "Letters of 1650.", "audience": "30"}


@pytest.fixture
def tora(cast, browse):
    fact(Affiliation, cast.tora, kind="staff")
    return browse("tora")


def course(person, **fields) -> Opportunity:
    return posted(person, kind="course", title="Reading old hands", employer="Kvam AS", **fields)


def test_staff_post_one_with_credits_and_a_price(cast, tora, browse):
    assert 'value="Universitetet i Nordvik"' in tora.get(NEW).text
    said = {"credits": "2.5", "price": "Free for alumni", "remote": "on", "link": "https://nordvik.example.org/read"}
    starts = lasting.today(cast.here) + timedelta(days=40)
    tora.post(NEW, COURSE | said | {"starts": starts.isoformat()})
    one = all_of(Opportunity).get()
    assert (one.kind, one.state, one.until - timezone.now() > timedelta(days=39)) == ("course", "draft", True)
    tora.post(page_of(one, "state/"), {"do": "post"})
    page = browse("bo").get(page_of(one)).text
    assert [
        word for word in ("2.5 ECTS credits", "Free for alumni", "To sign up", "from afar") if word not in page
    ] == []
    assert [word for word in ("To apply", "put in a word", "Language of the work") if word in page] == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"credits": "2.3"}, "Write whole or half credits."),
        ({"starts": "2020-01-01"}, "from today on"),
        ({"words": ""}, "Say a little about it"),
    ],
)
def test_what_is_wrong_is_said(tora, said, told):
    page = tora.post(NEW, COURSE | said).text
    assert told in page
    assert "Reading old hands" in page
    assert not all_of(Opportunity).exists()


@pytest.mark.parametrize("address", [NEW, "/nordvik/opportunities/new/"])
def test_no_other_member_posts_one(browse, address):
    assert "Course" not in browse("ada").get("/nordvik/opportunities/new/").text
    browse("ada").post(address, SAID | {"kind": "course"})
    assert not all_of(Opportunity).exists()


def test_no_employer_from_outside_posts_one(cast, browse):
    gro = employer(cast.here, approved=timezone.now())
    browse().post(OUTSIDER.path("nordvik", gro.key), JOB | {"kind": "course"})
    assert not all_of(Opportunity).exists()


def test_learn_stands_beside_work(cast, browse, viewer):
    course(cast.tora), posted(cast.ada)
    work, learn = (browse("bo").get(LIST + query).text for query in ("", "?kind=course"))
    assert ("Archivist" in work, "Reading old hands" in work) == (True, False)
    assert ("Archivist" in learn, "Reading old hands" in learn) == (False, True)
    with override("en"):
        assert Choice.parse("kind=course&kind=job&language=fi").sentence() == "Courses: taught in Finnish"
    assert "No course is open today" in browse("selma").get("/sundby/opportunities/?kind=course").text


def test_a_visitor_finds_the_way_to_a_public_course(cast, browse):
    way = 'href="/nordvik/opportunities/"'
    assert way not in browse().get("/nordvik/").text
    course(cast.tora, audience=Audience.PUBLIC)
    assert way in browse().get("/nordvik/").text


def test_it_is_nobodys_employer_and_nobody_puts_in_a_word(cast, browse):
    at_work(cast.bo, "Kvam AS")
    rebuild.enqueue()
    run_jobs()
    one = course(cast.tora)
    for page in (LIST + "?kind=course", page_of(one)):
        assert "of us work" not in browse("ada").get(page).text
    assert browse("ada").post(page_of(one, "word/"), {"do": "offer"}).status_code == 404


def test_it_counts_as_no_gift(cast):
    one = course(cast.ada, filled=True, state="closed", closed=timezone.now())
    Interest.objects.create(opportunity=one, person=cast.bo)
    now = timezone.now()
    found = figures(cast.here, now - timedelta(days=1), now + timedelta(days=1))
    assert [(figure.mode, figure.times) for figure in found if figure.times] == [("experiential", 1)]


def test_a_course_that_begins_says_when_and_is_renewed_without_that_day(cast):
    today = lasting.today(cast.here)
    one = course(cast.tora, starts=today - timedelta(days=1), until=timezone.now() + timedelta(days=3))
    announce_ends()
    assert now_of(one).warned is None
    renew(one)
    assert (now_of(one).starts, now_of(one).until > timezone.now() + timedelta(days=59)) == (None, True)


def test_half_credits_are_said_as_people_write_them():
    for language, said in {"en": "2.5 ECTS credits", "fi": "2,5", "nn": "2,5"}.items():
        with override(language):
            assert said in credits_of(Opportunity(credits=Decimal("2.5")))


def test_what_a_search_engine_reads_of_it(cast, browse):
    one = course(cast.tora, audience=Audience.PUBLIC, remote=True, credits="5.0", language="en", place="Turku")
    (found,) = data_on(browse(), one)
    assert (found["@type"], found["provider"]["name"], found["numberOfCredits"]["value"]) == ("Course", "Kvam AS", 5)
    assert found["hasCourseInstance"]["courseMode"] == "Blended"
    assert "hiringOrganization" not in found
