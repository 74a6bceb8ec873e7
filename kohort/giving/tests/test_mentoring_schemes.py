"""A teacher starts a programme, takes a colleague in, plans a round and publishes it; members find it in time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.activity.models import Happening
from kohort.giving.mentoring.forms_round import RoundForm
from kohort.giving.mentoring.models import Keeper, Round, Scheme
from kohort.giving.mentoring.rounds import is_open, state
from kohort.people.models import Affiliation
from tests.cast import CANARY, fact

from .mentorings import mentoring

LIST = "/nordvik/mentoring/"
GOOD = {"name": "Første jobb", "form": "pairs", "mentees": "students", "language": "nb", "about": "Fire **samtaler**"}


def days(*numbers):
    named = zip(("opens", "closes", "begins", "ends"), numbers, strict=True)
    return {name: str(timezone.localdate() + timedelta(days=number)) for name, number in named}


ROUND = {"name": "Vår", "same_language": "on"}


@pytest.fixture
def tora(cast, browse):
    fact(Affiliation, cast.tora, kind="staff")
    return browse("tora")


@pytest.fixture
def scheme(tora):
    tora.post(LIST + "new/", GOOD)
    return Scheme.objects.trusted("test").get()


def test_who_works_here_starts_a_programme_and_runs_it(cast, tora, scheme, browse):
    page = tora.get(f"{LIST}{scheme.key}/").content.decode()
    assert "Fire <strong>samtaler</strong>" in page
    assert f"/{scheme.key}/rounds/new/" in page
    assert list(Keeper.objects.trusted("test").values_list("person_id", flat=True)) == [cast.tora.pk]
    assert browse("ada").get(LIST + "new/").status_code == 403
    for path in ("edit/", "keepers/", "rounds/new/"):
        assert browse("ada").get(f"{LIST}{scheme.key}/{path}").status_code == 404
        assert browse("kari").get(f"{LIST}{scheme.key}/{path}").status_code == 200
        assert browse("selma").get(f"{LIST}{scheme.key}/{path}").status_code == 404


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(tora):
    page = tora.post(LIST + "new/", GOOD | {"name": "", "about": "Mange ord"}).content.decode()
    assert "Give it a name." in page
    assert "Mange ord" in page
    assert not Scheme.objects.trusted("test").exists()


def test_the_words_change_and_a_programme_ends(tora, scheme):
    tora.post(f"{LIST}{scheme.key}/edit/", GOOD | {"name": "Jobb", "form": "flash", "ended": "on"})
    scheme.refresh_from_db()
    assert (scheme.name, scheme.form) == ("Jobb", "pairs")
    assert scheme.closed
    assert scheme.key not in tora.get(LIST).content.decode()


def test_who_hid_and_runs_a_programme_is_taken_out_unnamed(cast, tora, scheme):
    kept = Keeper.objects.create(scheme=scheme, person=cast.hedda)
    keepers = f"{LIST}{scheme.key}/keepers/"
    page = tora.get(keepers).text
    assert "somebody you do not see" in page
    assert cast.hedda.key not in page
    tora.post(keepers, {"keeper": kept.key, "do": "leave"})
    assert not Keeper.objects.trusted("a test").filter(pk=kept.pk).exists()


def test_somebody_is_taken_in_and_out_again(cast, tora, scheme, browse, viewer):
    keepers = f"{LIST}{scheme.key}/keepers/"
    assert cast.hedda.key not in tora.get(keepers, {"q": "Hedda"}).content.decode()
    for refused in (cast.hedda, cast.una, cast.selma):
        assert tora.post(keepers, {"person": refused.key, "do": "take"}).status_code == 404
    tora.post(keepers, {"person": cast.bo.key, "do": "take"})
    tora.post(keepers, {"person": cast.bo.key, "do": "take"})
    bo = browse("bo")
    assert bo.get(keepers).status_code == 200
    mine = Keeper.objects.visible_to(viewer("bo")).get(scheme=scheme, person=cast.bo)
    assert bo.post(keepers, {"keeper": mine.key, "do": "leave"})["Location"] == f"{LIST}{scheme.key}/"
    assert bo.get(keepers).status_code == 404


def test_a_round_is_told_once_when_it_is_published(tora, scheme, browse):
    path = f"{LIST}{scheme.key}/rounds/new/"
    plan = tora.post(path, ROUND | days(-1, 9, 16, 100))["Location"]
    one = Round.objects.trusted("test").get()
    assert (one.same_language, one.other_employer, one.published) == (True, False, None)
    assert scheme.key not in browse("ada").get(LIST).content.decode()
    assert browse("ada").get(plan).status_code == 404
    for _press in range(2):
        browse("tora").post(plan, {"do": "publish"})
    assert Happening.objects.trusted("test").filter(verb="round.published").count() == 1
    page = browse("ada").get(LIST).content.decode()
    assert f"/mentoring/rounds/{one.key}/" in page
    assert "Take part" in page
    assert browse("tora").post(plan, {"do": "remove"}).status_code == 404


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (days(9, 1, 16, 100), "Sign-up ends before it begins."),
        (days(1, 9, 5, 100), "It begins before sign-up has ended."),
        (days(1, 9, 16, 10), "It ends before it begins."),
        (days(1, 9, 16, 99) | {"ends": ""}, "Say when the round ends."),
        (days(1, 9, 16, 99) | {"ends": "9999-12-31"}, "This year lies too far ahead."),
    ],
)
def test_days_stand_in_their_order(tora, scheme, dates, said):
    page = tora.post(f"{LIST}{scheme.key}/rounds/new/", ROUND | dates).content.decode()
    assert said in page
    assert dates["opens"] in page
    assert not Round.objects.trusted("test").exists()


@pytest.mark.parametrize(
    ("form", "ago", "stands"),
    [
        ("pairs", 10, "planned"),
        ("pairs", 0, "open"),
        ("pairs", -5, "open"),
        ("pairs", -6, "matching"),
        ("flash", -6, "running"),
        ("groups", -100, "running"),
        ("groups", -101, "over"),
    ],
)
def test_a_round_stands_where_its_days_say(cast, form, ago, stands):
    one, today = mentoring(cast.here, form, days=ago), timezone.localdate()
    assert state(one, today) == stands
    assert is_open(one, today) == (stands == "open")
    assert state(Round(scheme=one.scheme, opens=one.opens, ends=one.ends), today) in ("planned", "over")
    one.announced = timezone.now()
    assert state(one, today) in ("planned", "over", "running")


def test_dates_that_are_saved_late_undo_nothing(tora, scheme):
    """Somebody publishes and announces while another has the form open."""
    stale = mentoring(scheme.institution, published=None)
    Round.objects.trusted("test").filter(pk=stale.pk).update(published=timezone.now(), announced=timezone.now())
    assert RoundForm(ROUND | days(0, 7, 14, 100), instance=stale).save().name == "Vår"
    known = Round.objects.trusted("test").get(pk=stale.pk)
    assert (known.name, known.published is None, known.announced is None) == ("Vår", False, False)


def test_a_draft_stands_in_the_list_of_who_runs_it_alone(tora, scheme, browse):
    tora.post(f"{LIST}{scheme.key}/rounds/new/", ROUND | days(0, 7, 14, 100))
    assert "Not published: nobody else sees it." in tora.get(LIST).text
    assert "Første jobb" not in browse("stein").get(LIST).text


def test_neither_the_stranger_nor_who_runs_another_programme_finds_anything(cast, browse, tora, scheme):
    here, there = mentoring(cast.here), mentoring(cast.there)
    Scheme.objects.trusted("test").filter(pk=there.scheme_id).update(name=CANARY)
    assert CANARY not in browse("ada").get(LIST).content.decode()
    for path in ("plan", "matching", "progress"):
        assert browse("selma").get(f"{LIST}rounds/{here.key}/{path}/").status_code == 404
        assert browse("kari").get(f"{LIST}rounds/{here.key}/{path}/").status_code == 200
        assert browse("ada").get(f"{LIST}rounds/{here.key}/{path}/").status_code == 404
        assert tora.post(f"{LIST}rounds/{here.key}/{path}/", {"do": "close"}).status_code == 404


@pytest.mark.parametrize(
    ("ago", "fields", "said"),
    [
        (-6, {}, "Match First steps"),
        (-6, {"matched": timezone.now()}, "Tell the pairs of First steps"),
        (-101, {"announced": timezone.now()}, "Close a round of First steps"),
        (-20, {"announced": timezone.now()}, ""),
        (-101, {"closed": timezone.now()}, ""),
        (0, {}, ""),
    ],
)
def test_who_runs_it_is_reminded_of_what_waits(cast, browse, ago, fields, said):
    one = mentoring(cast.here, days=ago, **fields)
    Keeper.objects.create(scheme=one.scheme, person=cast.tora)
    pages = [("tora", "/nordvik/"), ("kari", "/nordvik/desk/"), ("ada", "/nordvik/")]
    tora, kari, ada = (browse(name).get(path).content.decode() for name, path in pages)
    assert said in tora
    assert said in kari
    assert ("First steps" in tora) == ("First steps" in kari) == bool(said)
    assert "Match First" not in ada


def test_a_round_whose_sign_up_is_over_is_not_published(cast, browse):
    late = mentoring(cast.here, days=-10, published=None)
    page = browse("kari").post(f"{LIST}rounds/{late.key}/plan/", {"do": "publish"}, follow=True).text
    assert "The days of sign-up are over." in page
    late.refresh_from_db()
    assert late.published is None
