"""Some people of the demo would help with something, so that a teacher finds somebody to ask."""

from kohort.access.audience import Audience
from kohort.demo.offers import offer
from kohort.giving.models import Limits, Offer
from tests.cast import make_person


def offers(institution):
    rows = Offer.objects.trusted("test").filter(institution=institution)
    return sorted(rows.values_list("person_id", "kind", "audience"))


def test_some_offer_something_and_only_those_who_have_a_place(cast):
    people = [make_person(cast.here, f"Per{number}", "Lie", account=True) for number in range(60)]
    offer(cast.here)
    told = offers(cast.here)
    givers = {person_id for person_id, _kind, _audience in told}
    assert 10 < len(givers & {one.pk for one in people}) < 50
    assert cast.una.pk not in givers
    assert {audience for _person, _kind, audience in told} <= {Audience.OFFICE, Audience.CLASSMATES, Audience.MEMBERS}
    assert set(Limits.objects.trusted("test").values_list("person_id", flat=True)) == givers
    assert offers(cast.there) == []


def test_doing_it_again_changes_nothing(cast):
    make_person(cast.here, "Per", "Lie", account=True)
    offer(cast.here)
    before = offers(cast.here)
    offer(cast.here)
    assert offers(cast.here) == before
