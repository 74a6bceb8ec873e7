"""Who is found for what the demo needs: a persona, or one of those here, each taken once."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date

from kohort.access.viewer import Viewer
from kohort.giving.limits.asking import busy
from kohort.giving.models import Offer
from kohort.institutions.models import Institution, Programme
from kohort.people.models import Affiliation, Person, Position, Study
from kohort.people.viewing import viewer_for

from .circles import WHY, persona
from .personas import PERSONAS, address_of

STAFF = Affiliation.Kind.STAFF


def eyes(person: Person) -> Viewer:
    """Theirs, with a second factor."""
    return viewer_for(person.account_id, person.institution, proven=True)


class House:
    """The people of an institution that were seen so far. Personas stand apart: they are called by their names."""

    def __init__(self, institution: Institution):
        self.institution, self.now = institution, institution.since
        here = Person.objects.trusted(WHY).filter(institution=institution)
        there = here.filter(account__isnull=False, hidden_since__isnull=True).select_related("institution")
        known = there.exclude(account__email__in=[address_of(name) for name in PERSONAS])
        self.people = {one.pk: one for one in known.order_by("pk")}
        year = self.now.year
        studies = Study.objects.trusted(WHY).filter(person__in=self.people, award_year=None, last_year__gte=year)
        self.students = set(studies.values_list("person_id", flat=True))
        self.offers, self.units = self._offers(), self._units()
        self.taken: set[int] = set()
        self.months: dict[int, set[int]] = {}

    def _offers(self) -> dict[int, set[str]]:
        found = defaultdict(set)
        rows = Offer.objects.trusted(WHY).filter(person__in=self.people, ended=None)
        for person, kind in rows.values_list("person_id", "kind"):
            found[person].add(kind)
        return found

    def _units(self) -> dict[int, set[int]]:
        """Where each has studied."""
        found = defaultdict(set)
        rows = Study.objects.trusted(WHY).filter(person__in=self.people, programme__unit__isnull=False)
        for person, unit in rows.values_list("person_id", "programme__unit_id"):
            found[person].add(unit)
        return found

    def who(self, said: str) -> Person | None:
        """ "teacher", "staff", "member 3", "student 2", or "K 1": the first who works in industry K."""
        name, _space, place = said.partition(" ")
        if not place:
            return self.staff() if name == "staff" else persona(name)
        pools: dict[str, Callable] = {"member": lambda: self.alumni, "student": self._students}
        pool = pools[name]() if name in pools else self._at_work(name)
        return pool[(int(place) - 1) % len(pool)] if pool else None

    @property
    def alumni(self) -> list[Person]:
        return [one for pk, one in self.people.items() if pk not in self.students]

    def _students(self) -> list[Person]:
        return [self.people[pk] for pk in sorted(self.students)] or list(self.people.values())

    def _at_work(self, industry: str) -> list[Person]:
        """Those who work in the country of the house first."""
        works = Position.objects.trusted(WHY).filter(person__in=self.people, industry=industry, ended=None)
        found = works.order_by("person_id").values_list("person_id", "country")
        here = sorted(found, key=lambda one: one[1] != self.institution.country)
        return [self.people[pk] for pk in dict(here)]

    def staff(self) -> Person | None:
        """Somebody who stayed on to work here."""
        rows = Affiliation.objects.trusted(WHY).filter(person__in=self.people, kind=STAFF, ended=None)
        found = rows.order_by("person_id").values_list("person_id", flat=True).first()
        if found is None and (someone := next(iter(self.alumni), None)):
            found = someone.pk
            Affiliation.objects.create(institution=self.institution, person=someone, kind=STAFF, source="office")
        return self.people.get(found or 0)

    def willing(self, kind: str, programme: Programme | None, on: date | None) -> list[Person]:
        """Who has offered something and may be asked, the best first: of that field, and offering just this."""
        unit = programme and programme.unit_id
        found = self.offers.keys() - self.students - self.taken - self._busy(on)
        order = sorted((unit not in self.units[pk], kind not in self.offers[pk], pk) for pk in found)
        return [self.people[pk] for _alike, _kind, pk in order]

    def ready(self, kind: str, programme: Programme | None, on: date | None) -> list[Person]:
        """As `willing`, but those of that field who have offered nothing yet come before others who have."""
        unit = programme and programme.unit_id
        known = self.willing(kind, programme, on)
        others = self.offers.keys() | self.taken | self.students
        new = [one for pk, one in self.people.items() if pk not in others]
        return sorted([*known, *new], key=lambda one: unit not in self.units[one.pk])

    def _busy(self, on: date | None) -> set[int]:
        """Looked up once for a month: whoever was taken since is known."""
        month = (on or self.now.date()).month
        if month not in self.months:
            self.months[month] = set(busy(self.institution.pk, on=on).values_list("pk", flat=True))
        return self.months[month]

    def programme(self, code: str) -> Programme | None:
        return self.institution.programmes.filter(code=code).first()
