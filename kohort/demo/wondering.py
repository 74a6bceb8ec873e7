"""The demo's questions, from data/questions.tsv: one a line, and below it whom it is put to and what was answered."""

from datetime import timedelta

from kohort.activity.models import record
from kohort.giving.catalogue import Kind
from kohort.giving.limits.asking import reserve
from kohort.giving.limits.models import Approach
from kohort.giving.models import Given
from kohort.giving.questions.answering import answer
from kohort.giving.questions.asking import LASTS, put
from kohort.giving.questions.models import Question, Reply, Routed
from kohort.giving.questions.routing import PATIENCE
from kohort.giving.questions.thanking import thank
from kohort.people.models import Person
from kohort.people.vocabulary.tables import rows

from .circles import WHY
from .curriculum import DATA
from .past import as_of
from .pledges import promise
from .willing import House

FIELD = "BIDATA"  # what those have studied who answer with a number


def wonder(house: House) -> None:
    """Ask them all. An answer that ends its question is the last one wanted."""
    table = rows(DATA / "questions.tsv")
    for place, row in enumerate(table):
        by = house.who(row["by"]) if row["house"] == house.institution.slug else None
        if by:
            _ask(row, house, by, _below(table[place + 1 :]))


def _below(rest: list[dict[str, str]]) -> list[dict[str, str]]:
    found = []
    for row in rest:
        if row["house"] not in ("re", "put"):
            break
        found.append(row)
    return found


def _ask(row: dict[str, str], house: House, by: Person, below: list[dict[str, str]]) -> None:
    at, marks = house.now - timedelta(days=int(row["days"])), row["marks"].split()
    language = house.institution.language
    said = {"title": row["title"], "words": row["words"], "language": language, "wanted": max(len(below), 1)}
    with as_of(at, Question):
        question = put(by, Question(**said, unnamed="unnamed" in marks, shared="shared" in marks))
    Question.objects.trusted(WHY).filter(pk=question.pk).update(until=at + LASTS, sought=at)
    for one in below:
        _reply(one, question, house)


def _reply(row: dict[str, str], question: Question, house: House) -> None:
    person, at = _answerer(row, house), house.now - timedelta(days=int(row["days"]))
    with as_of(at, Routed, Reply):
        if person is None or not reserve([person.pk], Approach.For.QUESTION, Kind.EXPERT):
            return
        routed = Routed.objects.create(question=question, person=person, reply_by=at + 2 * PATIENCE)
        record("question.put", institution=house.institution, about=person, question=question.pk, routed=routed.pk)
        if row["house"] == "re":
            _answer(row, routed)
    Question.objects.trusted(WHY).filter(pk=question.pk, closed__isnull=False).update(closed=at)
    Given.objects.trusted(WHY).filter(question=question, person=person).update(on=at.date())


def _answer(row: dict[str, str], routed: Routed) -> None:
    reply: Reply = answer(routed, row["words"], "shared" in row["marks"])
    if "thanked" in row["marks"]:
        thank(reply)


def _answerer(row: dict[str, str], house: House) -> Person | None:
    if not row["by"].isdigit():
        return house.who(row["by"])
    found = next(iter(house.ready(Kind.EXPERT, house.programme(FIELD), None)), None)
    if found:
        promise(found, Kind.EXPERT, house)
        house.taken.add(found.pk)
    return found
