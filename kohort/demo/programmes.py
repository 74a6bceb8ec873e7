"""What belongs to the demo's events, from the table data/programmes.tsv: programme, questions, tasks, and what is left
of an evening afterwards."""

from collections import defaultdict
from datetime import datetime, time
from functools import cache

from kohort.events.models import Feedback, Item, Material, Question, Speaker, Taker, Task
from kohort.people.vocabulary.tables import rows

from .circles import WHY
from .curriculum import DATA
from .gatherings import Gathering
from .scenes import hang, snap


@cache
def _table() -> dict[str, list[dict[str, str]]]:
    """By the name of the event."""
    table = defaultdict(list)
    for row in rows(DATA / "programmes.tsv"):
        table[row["of"]].append(row)
    return table


def plan(gathering: Gathering) -> None:
    """All of it, for an event that is new."""
    if "cover" in gathering.marks:
        hang(gathering.event)
    for row in _table()[gathering.row["name"]]:
        KINDS[row["kind"]](gathering, row)


def _clock(gathering: Gathering, said: str) -> datetime | None:
    """A time of the day of the event."""
    event = gathering.event
    day = event.local(event.starts).date()
    return datetime.combine(day, time.fromisoformat(said), event.clock) if said else None


def _item(gathering, row) -> None:
    at = _clock(gathering, row["at"])
    Item.objects.create(event=gathering.event, at=at, title=row["words"], words=row["more"])


def _speaker(gathering, row) -> None:
    """At what was written last; a member has agreed."""
    item = Item.objects.trusted(WHY).filter(event=gathering.event).latest("pk")
    name, _space, place = row["who"].partition(" ")
    person = gathering.who(row["who"]) if place.isdigit() else None
    agreed = gathering.event.made if person else None
    name = person.name if person else row["who"]
    Speaker.objects.create(item=item, name=name, title=row["words"], person=person, agreed=agreed)


def _question(gathering, row) -> None:
    place = Question.objects.trusted(WHY).filter(event=gathering.event).count()
    Question.objects.create(event=gathering.event, kind=row["at"], words=row["words"], position=place)


def _task(gathering, row) -> None:
    at = _clock(gathering, row["at"])
    Task.objects.create(event=gathering.event, words=row["words"], wanted=int(row["who"]), at=at)


def _taker(gathering, row) -> None:
    task = Task.objects.trusted(WHY).filter(event=gathering.event).latest("pk")
    Taker.objects.create(task=task, person=gathering.who(row["who"]), at=gathering.event.made)


def _shot(gathering, row) -> None:
    snap(gathering.event, gathering.who(row["who"]), row["words"])


def _material(gathering, row) -> None:
    Material.objects.create(event=gathering.event, title=row["words"], link=row["more"])


def _feedback(gathering, row) -> None:
    day = gathering.event.local(gathering.event.ends).date()
    Feedback.objects.create(event=gathering.event, stars=int(row["at"]), good=row["words"], better=row["more"], day=day)


def _words(gathering, row) -> None:
    """Of thanks, or what the next ones should know."""
    setattr(gathering.event, row["kind"], row["words"])
    gathering.event.save(update_fields=[row["kind"]])


KINDS = {
    "item": _item,
    "speaker": _speaker,
    "question": _question,
    "task": _task,
    "taker": _taker,
    "shot": _shot,
    "material": _material,
    "feedback": _feedback,
    "thanks": _words,
    "lessons": _words,
}
