"""The first page: each meets what they came for, and no count tells on anybody."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from kohort.access.audience import Audience
from kohort.access.viewer import Role
from kohort.accounts.models import OfficeRole
from kohort.institutions.models import Institution, Programme, Unit
from kohort.people import figures
from kohort.people.models import Contact, Position, Study
from tests.cast import CANARY, fact, make_person


@pytest.fixture(autouse=True)
def counted_anew(db):
    cache.clear()


def class_of(cast, size, account=True, **more):
    studies = [(cast.history, 2005, 2010)]
    return [
        make_person(cast.here, f"Mate{number}", "Berg", account=account, studies=studies, **more)
        for number in range(size)
    ]


def home(client, path="/nordvik/"):
    return client.get(path).content.decode()


def test_the_front_page_lists_institutions_and_nobody(cast, browse):
    page = home(browse(), "/")
    assert "Universitetet i Nordvik" in page
    assert "Ødegård" not in page


def test_a_mapped_domain_leads_straight_home(cast, browse):
    Institution.objects.filter(pk=cast.here.pk).update(domain="testserver")
    assert browse().get("/")["Location"] == "/nordvik/"


def test_a_visitor_is_shown_the_way_in(cast, browse):
    page = home(browse())
    assert "Find my place" in page
    assert "/sign-in/" in page


def test_public_counts_start_at_ten(cast, browse):
    assert "places kept" not in home(browse(), "/sundby/")
    class_of(cast, 13, account=False)
    cache.clear()
    page = home(browse())
    assert "<dd>25</dd>" in page  # ten of the cast and thirteen more
    assert "<dd>2010</dd>" in page
    assert "2012" not in page  # one graduate only


def test_somebody_from_elsewhere_is_told_so(cast, browse):
    page = home(browse("selma"))
    assert "not as a member here" in page
    assert CANARY not in page


def test_a_member_is_greeted_by_name(cast, browse):
    page = home(browse("ada"))
    assert "Good to see you, Ada." in page
    assert "Master i Historie" in page
    assert "/nordvik/class/?study=1" in page


def test_few_classmates_are_not_counted(cast, browse, viewer):
    class_of(cast, 8)  # nine with Bo
    assert figures.classmates(viewer("ada")) is None
    assert "people from your class" not in home(browse("ada"))


def test_classmates_are_rounded_to_five(cast, browse):
    class_of(cast, 12)
    class_of(cast, 7, account=False)
    page = home(browse("ada"))
    assert "About 15 people from your class are here" in page


def test_a_classmate_who_hides_is_not_counted(cast, viewer):
    mates = class_of(cast, 9)  # ten with Bo
    assert figures.classmates(viewer("ada")) == 10
    mates[0].hidden_since = timezone.now()
    mates[0].save()
    assert figures.classmates(viewer("ada")) is None


def test_a_study_kept_from_the_class_counts_nobody_in_it(cast, viewer):
    """What decides who is a classmate is the register; what is shown is what its owner lets be seen."""
    mates = class_of(cast, 9)
    Study.objects.trusted("test").filter(person=mates[0]).update(audience=Audience.OFFICE)
    assert figures.classmates(viewer("ada")) is None


def test_the_office_gets_exact_figures(cast):
    fact(Contact, cast.una, kind=Contact.Kind.EMAIL, value="una@example.org")
    fact(Contact, cast.una, kind=Contact.Kind.EMAIL, value="una@example.com")
    fact(Position, cast.ada, employer="Museum", confirmed=timezone.now() - timedelta(days=700))
    fact(Position, cast.bo, employer="Museum", confirmed=timezone.now() - timedelta(days=900))
    found = figures.office_figures(cast.here)
    assert (found.people, found.claimed, found.reachable, found.unreachable, found.fresh) == (10, 9, 1, 9, 1)
    assert found.claimed_share == 90


@pytest.mark.parametrize("name", ["kari", "arne", "anja"])
def test_who_works_for_the_office_meets_its_figures(name, browse):
    assert "10 people in the register" in home(browse(name))


@pytest.mark.parametrize(("name", "sees"), [("kari", True), ("arne", False), ("anja", False)])
def test_only_the_coordinator_is_led_to_imports(name, sees, browse):
    assert ("Imports from the register" in home(browse(name))) is sees


def test_who_works_here_and_is_a_member_has_both_sides(cast, browse):
    """A role takes nothing away: what waits for an answer is shown, and the figures have a way to them."""
    OfficeRole.give(cast.ada.account, cast.here, Role.ANALYST)
    page = home(browse("ada"))
    assert "10 people in the register" in page
    assert "Next for you" in page
    assert 'href="/nordvik/desk/">All figures' in page


def test_where_one_belongs_comes_first(cast, browse):
    OfficeRole.give(cast.ada.account, cast.there, Role.ANALYST)
    page = home(browse("ada"), "/")
    assert "Where you belong" in page
    assert "Other institutions" not in page
    page = home(browse("bo"), "/")
    assert page.index("Universitetet i Nordvik") < page.index("Other institutions") < page.index("Høgskolen i Sundby")


def test_programmes_by_unit_with_those_that_became_them(cast, browse):
    unit = Unit.objects.create(institution=cast.here, code="HUM", names={"en": "Humanities"})
    Programme.objects.filter(pk=cast.history.pk).update(unit=unit)
    old = Programme.objects.create(institution=cast.here, code="OLD", names={"en": "Antiquities"})
    Programme.objects.filter(pk=old.pk).update(merged_into=cast.history)
    Programme.objects.create(institution=cast.here, code="OLDER", names={"en": "Ruins"}, merged_into=old)
    page = home(browse(), "/nordvik/programmes/")
    assert page.index("Humanities") < page.index("Historie") < page.index("Antiquities") < page.index("Ruins")
    assert page.index("Ruins") < page.index("Økonomi")
    assert CANARY not in page


def test_search_engines_are_kept_from_people(browse):
    assert "Disallow: /*/people" in home(browse(), "/robots.txt")


@pytest.mark.parametrize("path", ["/", "/accessibility/", "/nordvik/", "/nordvik/programmes/"])
def test_pages_only_answer_to_reading(path, browse):
    assert browse().post(path).status_code == 405
