"""Somebody takes part in a round: who may, as what, until when; they change what they said, and leave."""

import pytest
from django.utils import timezone

from kohort.activity.models import Happening
from kohort.giving.mentoring.joining import leave, take_part
from kohort.giving.mentoring.roles import roles_for
from kohort.giving.models import Check, Pair, Part
from kohort.people.models import Affiliation
from tests.cast import fact

from .mentorings import mentoring, takes_part, together

SAID = {"words": "Where does one begin?", "languages": ["no"]}


def at(one, page=""):
    return f"/nordvik/mentoring/rounds/{one.key}/{page}"


def verbs():
    return list(Happening.objects.trusted("a test").order_by("pk").values_list("verb", flat=True))


def test_who_may_be_what(cast, viewer):
    scheme = mentoring(cast.here).scheme
    fact(Affiliation, cast.tora, kind="staff")
    may = {name: roles_for(scheme, viewer(name)) for name in ("ada", "stein", "tora", "kari")}
    assert may == {"ada": ["mentor"], "stein": ["mentee"], "tora": ["mentor"], "kari": []}
    scheme.mentees = "members"
    assert roles_for(scheme, viewer("ada")) == ["mentee", "mentor"]
    assert roles_for(scheme, viewer("kari")) == ["mentee"]


def test_a_student_signs_up_says_more_and_leaves(cast, browse):
    one, stein = mentoring(cast.here), browse("stein")
    page = stein.get(at(one)).content.decode()
    assert "Sign-up is open until" in page
    assert at(one, "part/") in page
    assert stein.post(at(one, "part/"), SAID).url == at(one, "wishes/")
    assert stein.post(at(one, "part/"), SAID | {"words": "And then?"}).url == at(one)
    part = Part.objects.trusted("a test").get()
    assert (part.role, part.words, part.places) == ("mentee", "And then?", 1)
    stein.post(at(one, "part/"), {"do": "leave"})
    stein.post(at(one, "part/"), {"do": "leave"})
    assert verbs() == ["part.taken", "part.left"]
    stein.post(at(one, "part/"), SAID)
    assert Part.objects.trusted("a test").get(left=None).pk == part.pk


def test_nothing_typed_is_lost_and_what_is_missing_is_said(cast, browse):
    one = mentoring(cast.here, "groups")
    page = browse("ada").post(at(one, "part/"), {"words": "", "places": "4"}).content.decode()
    assert "A few lines, please" in page
    assert "Tick at least one." in page
    assert '<option value="4" selected' in page
    assert not Part.objects.trusted("a test").exists()


def test_a_graduate_does_not_take_what_is_for_students(cast, browse):
    one = mentoring(cast.here)
    browse("ada").post(at(one, "part/?role=mentee"), SAID | {"role": "mentee", "places": "1"})
    assert Part.objects.trusted("a test").get().role == "mentor"


@pytest.mark.parametrize(("days", "told"), [(10, "Sign-up opens on"), (-10, "Sign-up has closed"), (-120, "is over")])
def test_only_while_it_is_open(cast, browse, days, told):
    one = mentoring(cast.here, days=days)
    page = browse("stein").post(at(one, "part/"), SAID).content.decode()
    assert told in page
    assert not Part.objects.trusted("a test").exists()


def test_a_round_that_is_planned_is_seen_by_who_runs_it_alone(cast, browse):
    one = mentoring(cast.here, published=None)
    assert browse("stein").get(at(one)).status_code == 404
    assert browse("kari").get(at(one)).status_code == 200
    assert browse("selma").get(at(one)).status_code in (403, 404)


def test_who_leaves_after_all_were_told_ends_what_runs_and_says_why_to_who_runs_it(cast, viewer, browse):
    one = mentoring(cast.here, days=-40, announced=timezone.now())
    mentor, mentee = takes_part(one, cast.ada, "mentor"), takes_part(one, cast.stein)
    pair = together(one, mentor, mentee)
    browse("stein").post(at(one, "part/"), {"do": "leave", "why": "I move to Bodø"})
    assert Pair.objects.trusted("a test").get(pk=pair.pk).ended
    assert verbs() == ["part.left", "pair.ended", "pair.ended"]
    assert Check.objects.visible_to(viewer("kari")).get().words == "I move to Bodø"
    assert not Check.objects.visible_to(viewer("ada")).exists()
    assert Check.objects.visible_to(viewer("stein")).exists()


def test_a_draft_of_a_pair_goes_with_who_leaves(cast, viewer):
    one = mentoring(cast.here, days=-10)
    mentor, mentee = takes_part(one, cast.ada, "mentor"), takes_part(one, cast.stein)
    together(one, mentor, mentee, begun=None)
    leave(mentee, viewer("stein"))
    assert not Pair.objects.trusted("a test").exists()
    assert verbs() == ["part.left"]


def test_places_that_are_taken_stay(cast, viewer, browse):
    one = mentoring(cast.here, "groups")
    ada = take_part(one, viewer("ada"), "mentor", places=3, words="Hello", languages=["no"])
    for person in (cast.stein, cast.cy):
        together(one, ada, takes_part(one, person))
    page = browse("ada").post(at(one, "part/"), SAID | {"places": "1"}).content.decode()
    assert "2 places of yours are taken. Offer at least as many." in page


def test_what_one_wonders_about_is_read_by_mentors_and_not_by_other_students(cast, viewer):
    one = mentoring(cast.here)
    fact(Affiliation, cast.tora, kind="staff")
    stein, tora = takes_part(one, cast.stein), takes_part(one, cast.tora, "mentor")
    seen = {name: set(Part.objects.visible_to(viewer(name))) for name in ("ada", "stein", "tora", "kari", "selma")}
    assert seen == {"ada": {tora}, "stein": {stein, tora}, "tora": {stein, tora}, "kari": {stein, tora}, "selma": set()}


def test_who_hides_does_not_sign_up_to_be_met_by_nobody(cast, viewer, browse):
    one = mentoring(cast.here, "groups")
    mentor = takes_part(one, cast.ada, "mentor", places=3)
    cast.stein.hide()
    page = browse("stein").post(at(one, "place/"), {"mentor": mentor.key}, follow=True).text
    assert "You are hidden, so they would not see who you are." in page
    assert list(Part.objects.trusted("a test").all()) == [mentor]
