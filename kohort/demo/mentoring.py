"""The demo's mentoring programmes, from data/schemes.tsv, and who introduces themselves in their rounds.

Which rounds there are is told in `rounds`.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from kohort.giving.models import Keeper, Part, Round, Scheme
from kohort.people.models import Person
from kohort.people.vocabulary.tables import rows

from .curriculum import DATA
from .past import as_of
from .willing import House

SINCE = timedelta(days=800)  # ago
SPOKEN = {"nb": "no", "nn": "no"}  # Norwegian is one language to speak
TERM_BEGINS = timedelta(days=60)  # after a round: that is the term it is called after
TERMS = {"nb": ("Våren", "Høsten"), "nn": ("Våren", "Hausten"), "fi": ("Kevät", "Syksy")}
Role = Part.Role


def found(house: House) -> Iterator[Scheme]:
    """The programmes, in the order of the table, with those who run them."""
    for row in rows(DATA / "schemes.tsv"):
        by = house.who(row["by"]) if row["house"] == house.institution.slug else None
        if by:
            scheme = _scheme(row, house, by)
            keepers = {one.pk: one for name in row["keepers"].split() if (one := house.who(name))}
            for person in keepers.values():
                Keeper.objects.create(scheme=scheme, person=person, since=scheme.since)
            yield scheme


def _scheme(row: dict[str, str], house: House, by: Person) -> Scheme:
    return Scheme.objects.create(
        institution=house.institution,
        started_by=by,
        since=house.now - SINCE,
        unit=house.institution.units.filter(code=row["unit"]).first(),
        handbook=row["handbook"].replace("\\n", "\n"),
        **{name: row[name] for name in ("name", "form", "mentees", "language", "about")},
    )


def open_round(scheme: Scheme, house: House) -> Round:
    """Anybody may sign up now, so that all that follows is done by the verbs; `shift` says when it really is."""
    one = Round(scheme=scheme, published=house.now)
    _set(one, house.now.date(), (-10, 20, 35, 150))
    one.save()
    return one


def shift(one: Round, house: House, days: Sequence[int], **columns) -> None:
    """The days of sign-up, beginning and end, counted from today."""
    _set(one, house.now.date(), days)
    for name, value in columns.items():
        setattr(one, name, value)
    one.save()


def _set(one: Round, today: date, days: Sequence[int]) -> None:
    one.opens, one.closes, one.begins, one.ends = (today + timedelta(days=number) for number in days)
    term = one.begins + TERM_BEGINS
    one.name = f"{TERMS[one.scheme.language][term.month > 6]} {term.year}"


def sign_up(one: Round, house: House, role: str, people: Iterable[Person], *, places: int = 1, ago: int = 5) -> list:
    """Their parts, in their order, so many days ago; each says something else."""
    language = one.scheme.language
    said = [
        row["words"] for row in rows(DATA / "introductions.tsv") if (row["language"], row["role"]) == (language, role)
    ]
    told = {"role": role, "places": places, "languages": [SPOKEN.get(language, language), "en"]}
    with as_of(house.now - timedelta(days=ago), Part):
        return [
            Part.objects.create(round=one, person=person, words=said[place % len(said)], **told)
            for place, person in enumerate(people)
        ]


def crowd(house: House, role: str, many: int, first: int = 0) -> list[Person]:
    """So many from the `first` on of those who could be that; from the beginning where there are not as many."""
    here = house.alumni if role == Role.MENTOR else [one for pk, one in house.people.items() if pk in house.students]
    return here[first : first + many] or here[:many]
