"""Members propose, hosts publish or give back with words; who proposed sees where it stands, and loses nothing."""

import pytest

from kohort.activity.models import Happening
from kohort.events.hosting import Host, Organiser
from kohort.events.models import Event
from tests.circles import circle
from tests.gatherings import gathering

WHY = "a test looks at everything"
LINK = "https://meet.example.org/1"


@pytest.fixture
def group(cast):
    return circle(cast.here, cast.ada, cast.bo, leader=cast.tora)


@pytest.fixture
def idea(cast, group):
    return gathering(cast.here, group=group, organiser=cast.ada, published=None, place="Samfundet", online_link=LINK)


def do(client, event, deed, **more):
    return client.post(f"/nordvik/events/{event.key}/plan/publishing/", {"do": deed, **more})


def now(event) -> Event:
    return Event.objects.trusted(WHY).get(pk=event.pk)


def page(client, address) -> str:
    return client.get(address).content.decode()


def verbs(event):
    rows = Happening.objects.trusted(WHY).filter(particulars__event=event.pk)
    return list(rows.order_by("pk").values_list("verb", "by_id"))


def test_a_proposal_goes_to_the_group_comes_back_and_is_published(cast, browse, group, idea):
    plan, leads = f"/nordvik/events/{idea.key}/plan/", f"/nordvik/groups/{group.key}/"
    assert idea.key not in page(browse("tora"), leads)
    assert browse("tora").get(plan).status_code == 404  # an idea not sent is one's own
    do(browse("ada"), idea, "propose")
    assert "waits for the hosts" in page(browse("ada"), plan)
    assert f"{idea.key}/plan/" in page(browse("tora"), leads)
    assert do(browse("tora"), idea, "return", words=" ").status_code == 200
    do(browse("tora"), idea, "return", words="Find a cheaper house.")
    assert "Find a cheaper house." in page(browse("ada"), plan)
    assert browse("tora").get(plan).status_code == 404
    do(browse("ada"), idea, "propose")
    do(browse("tora"), idea, "publish")
    do(browse("tora"), idea, "publish")
    assert (now(idea).is_on, now(idea).returned, now(idea).sequence) == (True, "", 0)
    ada, tora = cast.ada.account_id, cast.tora.account_id
    told = [("event.proposed", ada), ("event.returned", tora), ("event.proposed", ada), ("event.published", tora)]
    assert verbs(idea) == told


def test_who_proposes_does_not_publish_and_members_decide_nothing(cast, browse, idea):
    assert do(browse("ada"), idea, "publish").status_code == 404
    do(browse("ada"), idea, "propose")
    assert do(browse("ada"), idea, "return", words="Fine as it is").status_code == 404
    assert do(browse("bo"), idea, "publish").status_code == 404
    assert now(idea).published is None


def test_who_joined_in_does_not_publish_in_the_name_of_who_was_there_first(cast, browse, viewer):
    ours = gathering(cast.here, organiser=cast.ada, published=None, place="Aula")
    mine = circle(cast.here, leader=cast.ada)
    assert Host.ask(ours, viewer("ada"), institution=cast.here, group=mine).agreed
    assert do(browse("ada"), ours, "publish").status_code == 404
    do(browse("ada"), ours, "propose")
    do(browse("kari"), ours, "publish")
    assert now(ours).published


def test_the_office_answers_for_the_house_and_where_a_group_does_not(cast, browse, idea):
    ours = gathering(cast.here, organiser=cast.bo, published=None, title="Breakfast")
    for name, event in (("bo", ours), ("ada", idea)):
        do(browse(name), event, "propose")
    assert "1 proposed event waits for you" in page(browse("kari"), "/nordvik/desk/")
    desk = browse("kari").get("/nordvik/desk/events/")
    assert [[one.event.pk for one in desk.context[part]] for part in ("ours", "of_groups")] == [[ours.pk], [idea.pk]]
    assert [one.name for one in desk.context["ours"][0].by] == [cast.bo.name]
    assert do(browse("kari"), ours, "remove").status_code == 404  # what others thought of is given back
    assert browse("arne").get("/nordvik/desk/events/").status_code == 403
    do(browse("kari"), ours, "publish")
    assert not now(ours).published  # it lacks a place
    assert "Say where it is" in page(browse("kari"), f"/nordvik/events/{ours.key}/plan/")


def test_drafts_are_thrown_away_and_what_was_published_is_cancelled(cast, browse, idea):
    do(browse("ada"), idea, "remove")
    assert not Event.objects.trusted(WHY).exists()
    assert not Organiser.objects.trusted(WHY).exists()
    evening = gathering(cast.here, organiser=cast.ada, others=[cast.there])
    next_door = f"/sundby/events/{evening.key}/plan/"
    assert "Save" in page(browse("selma"), next_door)
    assert browse("selma").post(f"{next_door}publishing/", {"do": "cancel"}).status_code == 404
    assert do(browse("ada"), evening, "remove").status_code == 404
    assert "Why it is cancelled" in do(browse("ada"), evening, "cancel").content.decode()
    for why in ("The house burnt down.", "Twice"):
        assert do(browse("ada"), evening, "cancel", words=why).status_code == 302
    evening = now(evening)
    assert (evening.cancelled_why, evening.sequence) == ("The house burnt down.", 1)
    assert verbs(evening) == [("event.cancelled", cast.ada.account_id)]


def test_the_preview_is_the_page_without_what_organisers_have(cast, browse, idea):
    address = f"/nordvik/events/{idea.key}/plan/preview/"
    shown = page(browse("ada"), address)
    assert "Only those who plan it see it" in shown
    assert "Samfundet" in shown
    assert LINK not in shown
    assert browse("bo").get(address).status_code == 404
