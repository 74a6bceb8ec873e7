"""What alumni of the demo want from the house, from data/inquiries.tsv, and what came of it."""

from datetime import timedelta

from kohort.giving.inquiries.handling import answer, close, give, make
from kohort.giving.inquiries.models import Inquiry
from kohort.people.models import Person, Position
from kohort.people.vocabulary.tables import rows

from .circles import WHY
from .curriculum import DATA
from .past import as_of
from .willing import House, eyes

State = Inquiry.State
ENDS = (State.DONE, State.CLOSED)


def inquire(house: House) -> None:
    for row in rows(DATA / "inquiries.tsv"):
        if row["house"] == house.institution.slug and (by := house.who(row["by"])):
            _follow(row, house, _made(row, house, by))


def employer_of(person: Person) -> str:
    """Where they work now."""
    works = Position.objects.trusted(WHY).filter(person=person, ended=None)
    return works.order_by("-pk").values_list("employer", flat=True).first() or ""


def _made(row: dict[str, str], house: House, by: Person) -> Inquiry:
    said = {name: row[name] for name in ("kind", "title", "words")}
    unit = house.institution.units.filter(code=row["unit"]).first()
    with as_of(_at(row, house, 0), Inquiry):
        return make(Inquiry(unit=unit, organisation=row["organisation"] or employer_of(by), **said), eyes(by))


def _follow(row: dict[str, str], house: House, inquiry: Inquiry) -> None:
    """Given away after a day, answered after three, ended after ten."""
    if not (row["given"] and (person := house.who(row["given"]))):
        return
    with as_of(_at(row, house, 1)):
        give(inquiry, person, eyes(person))
    if row["answer"]:
        with as_of(_at(row, house, 3)):
            answer(inquiry, row["answer"], eyes(person))
        _dated(inquiry, answered=_at(row, house, 3))
    if row["state"] in ENDS:
        with as_of(_at(row, house, 10)):
            close(inquiry, eyes(person), row["state"], row["outcome"])  # type: ignore[arg-type]
        _dated(inquiry, closed=_at(row, house, 10))


def _at(row: dict[str, str], house: House, later: int):
    return house.now - timedelta(days=int(row["days"]) - later)


def _dated(inquiry: Inquiry, **columns) -> None:
    Inquiry.objects.trusted(WHY).filter(pk=inquiry.pk).update(**columns)
