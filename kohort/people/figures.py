"""How many: exact for the office, from ten and rounded to five for everybody else (as DBH rounds its statistics)."""

from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Count, Q
from django.utils import timezone

from kohort.access.viewer import Viewer
from kohort.institutions.models import Institution, Programme
from kohort.kit.bugs import bug

from .freshness import YEARS_FRESH
from .models import Contact, Person, Position, Residence, Study

FEWEST, STEP = 10, 5


def rounded(count: int) -> int | None:
    """What those outside the office may know of a count: nothing below ten, then the nearest five."""
    if bug("exact-counts"):
        return count
    return STEP * round(count / STEP) if count >= FEWEST else None


def classmates(viewer: Viewer) -> int | None:
    """How many people the viewer can see to have shared a class, rounded; None when there are too few to say."""
    studies = Study.objects.visible_to(viewer).filter(_of_a_class(viewer)).exclude(person_id=viewer.person_id)
    here = studies.filter(person__account__isnull=False, person__hidden_since__isnull=True)
    return rounded(_people_in(here))


def _of_a_class(viewer):
    shared = Q(pk__in=[])
    for programme_id, first, last in viewer.classes:
        shared |= Q(programme_id=programme_id, first_year__lte=last, last_year__gte=first)
    return shared


def own_studies(viewer: Viewer) -> list[Study]:
    """What the viewer studied here, the latest first, with the programmes."""
    studies = Study.objects.of_oneself(viewer)
    return list(studies.select_related("programme").order_by("-last_year", "pk"))


@dataclass(frozen=True)
class Office:
    """The desk's figures: people, how many have claimed their place, can be written to, and were heard of lately."""

    people: int
    claimed: int
    reachable: int
    fresh: int

    def share(self, count: int) -> int:
        """Per cent of all people."""
        return round(100 * count / self.people) if self.people else 0

    @property
    def unreachable(self) -> int:
        return self.people - self.reachable

    @property
    def claimed_share(self) -> int:
        return self.share(self.claimed)

    @property
    def reachable_share(self) -> int:
        return self.share(self.reachable)

    @property
    def fresh_share(self) -> int:
        return self.share(self.fresh)


def office_figures(institution: Institution) -> Office:
    """For those whose role is to know; the door is the caller's."""
    everybody = Person.objects.trusted("figures for the office name nobody").filter(institution=institution)
    figures = everybody.aggregate(people=Count("pk"), claimed=Count("account_id"))
    addresses = _facts(Contact, institution).filter(kind=Contact.Kind.EMAIL)
    return Office(**figures, reachable=_people_in(addresses), fresh=len(_lately(institution)))


def _facts(model, institution):
    return model.objects.trusted("figures for the office name nobody").filter(institution=institution)


def _people_in(facts) -> int:
    return facts.aggregate(people=Count("person_id", distinct=True))["people"]


def _lately(institution) -> set[int]:
    """Whose work, place or contact somebody confirmed in the last two years; counted as the facet "fresh" is."""
    now = timezone.localtime()
    since = now.replace(year=now.year - YEARS_FRESH, day=1, hour=0, minute=0, second=0, microsecond=0)
    confirmed = (_facts(model, institution).filter(confirmed__gte=since) for model in (Position, Residence, Contact))
    return {person for facts in confirmed for person in facts.values_list("person_id", flat=True)}


@dataclass(frozen=True)
class Public:
    """What anybody may know: programmes, places in the register, and the years with enough graduates to name."""

    programmes: int
    places: int | None
    first_year: int | None
    last_year: int | None


def public_figures(institution: Institution) -> Public:
    """Counted once an hour."""
    key = f"public-figures:{institution.pk}"
    figures = cache.get(key)
    if figures is None:
        cache.set(key, figures := _public(institution), 3600)
    return figures


def _public(institution):
    years = _years(institution)
    people = Person.objects.trusted("a rounded count").filter(institution=institution).count()
    return Public(
        programmes=Programme.objects.filter(institution=institution, merged_into=None, closed=None).count(),
        places=rounded(people),
        first_year=min(years, default=None),
        last_year=max(years, default=None),
    )


def _years(institution) -> list[int]:
    degrees = Study.objects.trusted("years with few degrees are left out").filter(institution=institution)
    counted = degrees.filter(award_year__isnull=False).values("award_year").annotate(people=Count("pk"))
    return [row["award_year"] for row in counted if rounded(row["people"]) is not None]
