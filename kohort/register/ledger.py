"""What the register knows already, asked for a batch of rows at a time."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Min

from kohort.institutions.models import Institution
from kohort.kit.folding import fold
from kohort.people.models import Contact, OtherName, Person, Study

from .file import short_id
from .matching import Side, name_key, without_none
from .models import Entry, FormerKey, Merge, Record, Source
from .reading import Row
from .tombstones import ADDRESSES

Degree = tuple[int, int | None, int | None]  # (person, programme, year of award)
WHY = "an import has to know whom and what the register has already"


class Known(NamedTuple):
    """Columns of an entry found again. Plain tuples of them are handed on, since there is one for every row."""

    digest: int
    pk: int
    record_id: int
    warnings: str


class Ledger:
    """The records and entries of an institution. Source names that are not there yet have nothing."""

    def __init__(self, institution: Institution):
        self.institution = institution
        self.sources = dict(Source.objects.trusted(WHY).filter(institution=institution).values_list("name", "pk"))
        self.reached: dict[str, int | None] = {}  # the last entry met in each source
        self.is_empty = not Person.objects.trusted(WHY).filter(institution=institution).exists()
        self.has_entries = Entry.objects.trusted(WHY).filter(source__in=self.sources.values()).exists()
        self.has_records = Record.objects.trusted(WHY).filter(source__in=self.sources.values()).exists()

    def unchanged(self, digests: dict[str, list[int]]) -> dict[int, tuple]:
        """{digest: Known} of rows, given by source, that say what they said last time."""
        found: dict[int, tuple] = {}
        for source in digests.keys() & self.sources.keys():
            wanted = set(digests[source])
            found |= self._in_step(source, wanted)
            if wanted := wanted - found.keys():
                rows = self._known(source).filter(digest__in=wanted)
                found |= {row[0]: row for row in rows}
        return found

    def _known(self, source: str):
        entries = Entry.objects.trusted(WHY).filter(source_id=self.sources[source])
        return entries.values_list(*Known._fields)

    def _in_step(self, source: str, wanted: set[int]) -> dict[int, tuple]:
        """Those among the entries that come next. A file mostly comes in the order it came last time, and reading on
        costs a third of asking for each digest; where it does not, it is not tried again."""
        if source not in self.reached:
            first = self._known(source).aggregate(first=Min("pk"))["first"]
            self.reached[source] = first and first - 1
        if self.reached[source] is None:
            return {}
        # The source is compared here: asked for it, SQLite takes the wrong index and sorts all its entries each time.
        rows = Entry.objects.trusted(WHY).filter(pk__gt=self.reached[source]).order_by("pk")
        rows = rows.values_list(*Known._fields, "source_id")[: len(wanted)]
        found = {row[0]: row[:-1] for row in rows if row[0] in wanted and row[-1] == self.sources[source]}
        in_step = len(found) > len(wanted) / 2
        self.reached[source] = max(row[1] for row in found.values()) if in_step else None
        return found

    def entries(self, ids: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Entry]:
        """{(source, degree id): entry}."""
        if not self.has_entries:
            return {}
        return {
            (source, entry.degree_id): entry
            for source, some in self._by_source(ids).items()
            for entry in Entry.objects.trusted(WHY).filter(source_id=self.sources[source], degree_id__in=some)
        }

    def records(self, ids: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Record]:
        """{(source, source person id): record}."""
        if not self.has_records:
            return {}
        return {
            (source, record.source_person_id): record
            for source, some in self._by_source(ids).items()
            for record in Record.objects.trusted(WHY).filter(source_id=self.sources[source], source_person_id__in=some)
        }

    def _by_source(self, pairs: Iterable[tuple[str, object]]) -> dict[str, list]:
        grouped: dict[str, list] = defaultdict(list)
        for source, value in pairs:
            if source in self.sources:
                grouped[source].append(value)
        return grouped

    def record(self, pk: int) -> Record:
        return Record.objects.trusted(WHY).get(pk=pk)

    def records_of(self, people: Iterable[int]) -> set[int]:
        return set(Record.objects.trusted(WHY).filter(person__in=list(people)).values_list("pk", flat=True))

    def is_paired(self, one: int, other: int) -> bool:
        """Whether two people are one already, or somebody is asked or has decided about them."""
        pair = Merge.objects.trusted(WHY).filter(one=min(one, other), other=max(one, other))
        return one == other or pair.exists()

    def with_address(self, people: Iterable[int]) -> set[int]:
        """Those of these people who have a private address."""
        rows = Contact.objects.trusted(WHY).filter(person__in=list(people), kind=Contact.Kind.EMAIL)
        return set(rows.values_list("person_id", flat=True))

    def degrees_elsewhere(self, people: Iterable[int]) -> dict[Degree, dict[int, str]]:
        """{(person, programme, year of award): {study: source}}: two systems may tell of one degree."""
        found: dict[Degree, dict[int, str]] = defaultdict(dict)
        rows = Study.objects.trusted(WHY).filter(person__in=list(people)) if people else Study.objects.none()
        for pk, source, *degree in rows.values_list("pk", "source", "person_id", "programme_id", "award_year"):
            found[tuple(degree)][pk] = source
        return found

    def candidates(self, addresses: Iterable[str], keys: Iterable[int]) -> dict[str | int, set[int]]:
        """{address or name key: people who have it, or had it}."""
        found: dict[str | int, set[int]] = defaultdict(set)
        contacts = Contact.objects.trusted(WHY).filter(institution=self.institution, kind__in=ADDRESSES)
        for address, person in contacts.filter(folded__in=addresses).values_list("folded", "person_id"):
            found[address].add(person)
        keys = list(keys)
        records = Record.objects.trusted(WHY).filter(institution=self.institution, name_key__in=keys)
        former = FormerKey.objects.trusted(WHY).filter(record__institution=self.institution, key__in=keys)
        for key, person in [
            *records.values_list("name_key", "person_id"),
            *former.values_list("key", "record__person_id"),
        ]:
            found[key].add(person)
        return found

    def sides(self, people: Iterable[int]) -> dict[int, tuple[Side, set[str]]]:
        """{person: (what the house knows of them, the sources that know them)}, from every record, name and address."""
        sides: dict[int, tuple[Side, set[str]]] = {person: (Side(), set()) for person in people}
        for row in (
            Person.objects.trusted(WHY).filter(pk__in=sides).values_list("pk", "given_names", "call_name", "surname")
        ):
            sides[row[0]][0].named(*row[1:])
        records = Record.objects.trusted(WHY).filter(person__in=sides)
        for person, source, born, *names in records.values_list(
            "person_id", "source__name", "birth_year", "given_names", "call_name", "surname"
        ):
            side, sources = sides[person]
            side.named(*names)
            sources.add(source)
            side.birth_years |= without_none([born])
        self._add_facts(sides)
        return sides

    def _add_facts(self, sides: dict[int, tuple[Side, set[str]]]) -> None:
        former = OtherName.objects.trusted(WHY).filter(person__in=sides, kind=OtherName.Kind.FORMER)
        for person, name in former.values_list("person_id", "value"):
            sides[person][0].surnames.add(fold(name))
        contacts = Contact.objects.trusted(WHY).filter(person__in=sides, kind__in=ADDRESSES)
        for person, address in contacts.values_list("person_id", "folded"):
            sides[person][0].addresses.add(address)
        for person, programme in (
            Study.objects.trusted(WHY).filter(person__in=sides).values_list("person_id", "programme")
        ):
            sides[person][0].programmes.add(programme)


def row_addresses(row: Row) -> set[str]:
    return {row.email_private, row.email_institution} - {""}


def row_keys(row: Row) -> set[int]:
    names = (row.surname, *row.former_surnames)
    return without_none(name_key(row.given_names or row.call_name, name, row.birth_year) for name in names)


def row_side(row: Row, programme: int | None) -> Side:
    born, programmes = without_none([row.birth_year]), without_none([programme])
    side = Side(birth_years=born, addresses=row_addresses(row), programmes=programmes)
    return side.named(row.given_names, row.call_name, row.surname, *row.former_surnames)


def ids_of(source: str, row: Row) -> tuple[tuple[str, str], tuple[str, str]]:
    """((source, person id), (source, degree id)) as they are stored."""
    return (source, short_id(row.source_person_id)), (source, short_id(row.source_degree_id))
