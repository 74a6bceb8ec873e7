"""An offer nobody asks for is not left lying: it stands at the desk, and its owner is asked whether it still stands."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.activity.models import Happening
from kohort.giving.desk.stale import VERB
from kohort.giving.desk.stands import key_of
from kohort.giving.desk.unused import unused
from kohort.giving.limits.models import Approach
from kohort.giving.links import STANDS
from kohort.giving.models import Given, Limits, Offer
from tests.cast import fact

PAGE = "/nordvik/desk/giving/offers/"
OLD = timedelta(days=200)


def offer(person, kind="guest_lecture", age=OLD, **more):
    """Made so long ago, and not spoken of since."""
    return fact(Offer, person, kind=kind, recorded=timezone.now() - age, **more)


def asked(person, kind="guest_lecture", age=timedelta(days=20)):
    Approach.objects.create(person=person, what=Approach.For.ASK, kind=kind, at=timezone.now() - age)


def idle(viewer):
    return [(one.person.given_names, one.kind) for one in unused(viewer).select_related("person")]


def of_stale():
    return Happening.objects.trusted("a test looks").filter(verb=VERB)


@pytest.fixture
def two_offers(cast):
    return offer(cast.ada, age=timedelta(days=400)), offer(cast.bo)


def test_what_is_old_and_never_asked_for_lies_unused(cast, viewer):
    offer(cast.ada)
    offer(cast.ada, "expert")
    asked(cast.ada, "expert")
    offer(cast.ada, "mentor", ended=timezone.localdate())
    offer(cast.ada, "attend")
    offer(cast.bo, age=timedelta(days=170))
    offer(cast.bo, "expert", confirmed=timezone.now())
    offer(cast.cy)
    Given.objects.create(institution=cast.here, person=cast.cy, kind="guest_lecture")
    for away in (cast.hedda, cast.una, cast.selma):
        offer(away)
    assert idle(viewer("arne")) == [("Ada", "guest_lecture")]


def test_asked_for_before_it_was_offered_is_not_asked_for(cast, viewer):
    offer(cast.ada)
    asked(cast.ada, age=timedelta(days=300))
    assert idle(viewer("kari")) == [("Ada", "guest_lecture")]


def test_each_has_a_next_action_and_the_owner_is_asked_once_a_year(cast, browse, two_offers):
    office = browse("kari")
    page = office.get(PAGE)
    assert [(one.name.name, one.waits) for one in page.context["idle"]] == [("Ada Ødegård", False), ("Bo Berg", False)]
    assert f"asks/new/?kind=guest_lecture&amp;person={cast.ada.key}" in page.content.decode()
    for _time in range(2):
        office.post(f"{PAGE}one/", {"offer": two_offers[0].pk})
    done = of_stale().get()
    assert (done.about_id, done.particulars) == (cast.ada.pk, {"offer": two_offers[0].pk})
    assert [one.waits for one in office.get(PAGE).context["idle"]] == [True, False]


def test_many_are_asked_at_once_after_a_look_at_how_many(cast, browse, two_offers):
    offer(cast.ada, "mentor")
    offer(cast.cy, "mentor")
    office = browse("kari")
    assert office.get(f"{PAGE}many/", {"kind": "mentor"}).context["count"] == 2
    assert not of_stale().exists()
    assert office.post(f"{PAGE}many/").headers["Location"].startswith(PAGE)
    oldest_of_each = dict(of_stale().values_list("about_id", "particulars__offer"))
    assert oldest_of_each.keys() == {cast.ada.pk, cast.bo.pk, cast.cy.pk}
    assert oldest_of_each[cast.ada.pk] == two_offers[0].pk
    assert office.get(f"{PAGE}many/").context["count"] == 0


def test_an_assistant_looks_and_does_not_ask(cast, browse, two_offers):
    assert browse("arne").get(PAGE).status_code == 200
    assert browse("arne").post(f"{PAGE}many/").status_code == 403
    assert browse("tora").get(PAGE).status_code == 403
    other = fact(Offer, cast.selma, kind="mentor", recorded=timezone.now() - OLD)
    assert browse("kari").post(f"{PAGE}one/", {"offer": other.pk}).status_code == 404


def test_the_owner_says_from_the_mail_that_it_stands_or_does_not(cast, client, two_offers):
    path = STANDS.path("nordvik", key_of(two_offers[0], cast.ada))
    assert "give a guest lecture" in client.get(path, headers={"Accept-Language": "en"}).content.decode()
    now = Offer.objects.trusted("a test looks")
    assert now.get(pk=two_offers[0].pk).confirmed is None
    client.post(path, {"do": "yes"})
    assert now.get(pk=two_offers[0].pk).confirmed is not None
    assert Limits.objects.trusted("a test looks").filter(person=cast.ada).exists()
    client.post(path, {"do": "no"})
    client.post(path, {"do": "yes"})
    assert now.get(pk=two_offers[0].pk).ended is not None
    assert client.post(path, {"do": "perhaps"}).status_code == 404


def test_a_link_that_is_not_ours_leads_nowhere(cast, client, two_offers):
    path = STANDS.path("nordvik", key_of(two_offers[0], cast.ada))
    assert client.get(f"/nordvik/offer/{cast.ada.key}:mentor.forged/").status_code == 404
    assert client.get(path.replace("nordvik", "sundby")).status_code == 404
