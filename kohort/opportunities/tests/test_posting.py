"""A member posts: a draft nobody sees, its preview, one button; then changed, closed, renewed, and over by itself."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.activity.models import Happening
from kohort.institutions.models import Programme
from kohort.opportunities import lasting
from kohort.opportunities.links import RENEW
from kohort.opportunities.models import Opportunity
from kohort.opportunities.sweeping import sweep
from kohort.people.models import Affiliation
from tests.cast import fact

from .posted import SAID, WHY, all_of, at_work, now_of, page_of, posted

NEW = "/nordvik/opportunities/new/"


def verbs() -> list[str]:
    rows = Happening.objects.trusted(WHY).filter(verb__startswith="opportunity.")
    return list(rows.order_by("pk").values_list("verb", flat=True))


def do(client, one, what, **more):
    return client.post(page_of(one, "state/"), {"do": what, **more})


def test_written_looked_at_and_posted_once(cast, browse, viewer):
    at_work(cast.ada, "Kvam AS")
    ada = browse("ada")
    assert 'value="Kvam AS"' in ada.get(NEW).content.decode()
    assert ada.post(NEW, SAID).status_code == 302
    one = all_of(Opportunity).get()
    assert "Only you see this" in ada.get(page_of(one)).content.decode()
    assert not Opportunity.objects.visible_to(viewer("bo")).exists()
    do(ada, one, "post"), do(ada, one, "post")
    assert now_of(one).state == "open"
    assert verbs() == ["opportunity.posted"]
    assert "<strong>papers</strong>" in browse("bo").get(page_of(one)).content.decode()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"title": ""}, "Write what it is called."),
        ({"words": ""}, "Say a little about it"),
        ({"link": "ftp://example.org"}, "begins with https"),
        ({"deadline": "2020-01-01"}, "from today on"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(browse, said, told):
    page = browse("ada").post(NEW, SAID | {"place": "Vik i Sogn"} | said).content.decode()
    assert told in page
    assert "Vik i Sogn" in page
    assert not all_of(Opportunity).exists()


def test_a_unit_is_one_of_ours_that_there_still_is(cast, browse):
    fact(Affiliation, cast.tora, kind="staff")
    ours = cast.here.units.create(code="OURS", names={"nb": "Vår"})
    gone = cast.here.units.create(code="GONE", names={"nb": "Nedlagt"}, closed=timezone.now())
    theirs = cast.there.units.create(code="THEIRS", names={"nb": "Deres"})
    for unit, posts in ((gone, 0), (theirs, 0), (ours, 1)):
        browse("tora").post(NEW, SAID | {"unit": unit.pk})
        assert all_of(Opportunity).count() == posts


def test_sent_twice_it_is_one_and_a_day_that_has_passed_is_said(cast, browse):
    ada, today = browse("ada"), lasting.today(cast.here)
    for _twice in range(2):
        ada.post(NEW, SAID | {"deadline": today.isoformat()})
    one = all_of(Opportunity).get()
    all_of(Opportunity).update(deadline=today - timedelta(days=1))
    answer = do(ada, one, "post")
    assert answer["Location"] == page_of(one, "edit/")
    assert "Its day has passed" in ada.get(answer["Location"]).text
    assert now_of(one).state == "draft"


def test_staff_say_for_which_programme(cast, browse):
    assert 'name="programme"' not in browse("tora").get(NEW).content.decode()
    fact(Affiliation, cast.tora, kind="staff")
    browse("tora").post(NEW, SAID | {"kind": "thesis", "programme": cast.history.pk})
    assert all_of(Opportunity).get().programme == Programme.objects.get(code="HIST")


def test_only_whoever_posted_it_does_anything_with_it(cast, browse):
    one = posted(cast.ada)
    for rest in ("edit/", "interested/", "state/"):
        assert browse("bo").post(page_of(one, rest), {"do": "close"}).status_code in {404, 405}
    assert do(browse("kari"), one, "close").status_code == 404
    assert now_of(one).state == "open"


def test_closed_with_how_it_was_filled_and_opened_again(cast, browse):
    one = posted(cast.ada)
    do(browse("ada"), one, "close", filled="yes")
    assert (now_of(one).state, now_of(one).filled) == ("closed", True)
    do(browse("ada"), one, "renew")
    assert (now_of(one).state, now_of(one).filled) == ("open", None)
    assert verbs() == ["opportunity.closed", "opportunity.renewed"]


def test_a_deadline_is_its_end_by_the_clock_of_the_house(cast, browse):
    today = lasting.today(cast.here)
    browse("ada").post(NEW, SAID | {"deadline": today.isoformat()})
    one = all_of(Opportunity).get()
    assert timedelta(0) < one.until - timezone.now() <= timedelta(days=1)


def test_the_office_takes_it_down_and_nobody_else_undoes_that(cast, browse, client):
    one = posted(cast.ada)
    do(browse("kari"), one, "refuse")
    assert (now_of(one).state, verbs()) == ("refused", ["opportunity.refused"])
    do(browse("ada"), one, "renew")
    assert client.post(RENEW.path("nordvik", one.key)).status_code == 404
    assert now_of(one).state == "refused"
    do(browse("ada"), one, "restore")
    assert now_of(one).state == "refused"
    assert "Let it stand again" in browse("kari").get(page_of(one)).text
    do(browse("kari"), one, "restore")
    assert (now_of(one).state, now_of(one).closed) == ("open", None)


def test_it_ends_by_itself_and_its_end_is_announced_once(cast):
    now = timezone.now()
    over = posted(cast.ada, until=now - timedelta(hours=1))
    soon = posted(cast.ada, until=now + timedelta(days=5))
    posted(cast.ada, until=now + timedelta(days=5), deadline=now.date())
    posted(cast.ada)
    sweep(), sweep()
    assert now_of(over).state == "closed"
    assert verbs() == ["opportunity.closed", "opportunity.ending"]
    assert Happening.objects.trusted(WHY).get(verb="opportunity.ending").particulars == {"opportunity": soon.pk}


def test_one_tap_from_the_mail_renews_and_looking_does_not(cast, client):
    one = posted(cast.ada, state="closed", until=timezone.now() - timedelta(days=1))
    link = RENEW.path("nordvik", one.key)
    assert client.get(link).status_code == 200
    assert now_of(one).state == "closed"
    client.post(link)
    assert now_of(one).state == "open"
    assert now_of(one).until > timezone.now() + timedelta(days=59)
    assert client.get(f"/nordvik/renew/{one.key}.guessed/").status_code == 404
