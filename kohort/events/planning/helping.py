"""Who does what: the tasks of an event as its helpers and its organisers see them."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from kohort.access.viewer import Viewer
from kohort.events.event import Event
from kohort.events.wording import clock, is_one_day, moment
from kohort.groups.names import Name, names
from kohort.kit.bugs import bug

from .at_forms import by_time
from .models import Taker, Task

WHY = "how many help is told to whoever might; who they are is not"


class Job(NamedTuple):
    """A task: how many do it, whether the viewer does, and who, for those who plan."""

    task: Task
    time: str
    taken: int
    mine: bool
    takers: list[Name]

    @property
    def is_open(self) -> bool:
        return self.taken < self.task.wanted


def jobs(event: Event, viewer: Viewer, slug: str, *, runs: bool) -> list[Job]:
    """Of an event that a member or the office sees, or plans (`runs`). By the clock; few queries for any number."""
    tasks = sorted(Task.objects.trusted(WHY).filter(event=event), key=by_time)
    rows = list(Taker.objects.trusted(WHY).filter(task__in=tasks).order_by("pk")) if tasks else []
    counts, mine = Counter(one.task_id for one in rows), [one for one in rows if one.person_id == viewer.person_id]
    takers = _named(rows if runs or bug("helpers-told") else mine, viewer, slug)
    own = {one.task_id for one in mine}
    return [Job(one, _time(event, one), counts[one.pk], one.pk in own, takers[one.pk]) for one in tasks]


def _named(rows: Sequence[Taker], viewer: Viewer, slug: str) -> dict[int, list[Name]]:
    """By the task's id."""
    known = names(people := [one.person_id for one in rows], viewer, slug, sharing=people)
    takers: dict[int, list[Name]] = defaultdict(list)
    for one in rows:
        takers[one.task_id] += [known[one.person_id]] if one.person_id in known else []
    return takers


def _time(event: Event, task: Task) -> str:
    if task.at is None:
        return ""
    return clock(event.local(task.at)) if is_one_day(event) else moment(event, task.at)
