"""What was done in a year, as counts: in all, by kind of help, by programme, and by the four ways to take part."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple

from kohort.activity.engagement import Mode
from kohort.institutions.models import Institution
from kohort.kit.bugs import bug

from .engaged import Done, engaged
from .gifts import Gift, Sum, add_up, gifts
from .models import Line
from .spans import Span


class Of(NamedTuple):
    """What is counted. `name` is a kind of help, a way or a figure's; `programme` and `unit` are ids."""

    line: str
    name: str = ""
    programme: int | None = None
    unit: int | None = None


Counts = dict[Of, Sum]


def counts(institution: Institution, span: Span, person_id: int | None = None) -> Counts:
    """Of everybody who is here, or of one of them alone; without what nobody did."""
    given = gifts(institution, span, person_id)
    found = dict(_given(given)) | dict(_taken_part(list(engaged(institution, span, given, person_id))))
    return {of: one for of, one in found.items() if any(one)}


def _given(given: list[Gift]) -> Iterator[tuple[Of, Sum]]:
    yield Of(Line.ALL), add_up(given)
    yield Of(Line.UNSAID), Sum(times=sum(not one.is_said for one in given))
    yield from _by(given, lambda one: Of(Line.KIND, one.kind))
    yield from _by(given, lambda one: Of(Line.PLACE, one.kind, *one.place))


def _by(given: list[Gift], key: Callable[[Gift], Of]) -> Iterator[tuple[Of, Sum]]:
    groups = defaultdict(list)
    for one in given:
        groups[key(one)].append(one)
    return ((of, add_up(those)) for of, those in groups.items())


def _taken_part(done: list[Done]) -> Iterator[tuple[Of, Sum]]:
    """Each person once in each way."""
    for mode in Mode:
        everybody = [pk for one in done if one.mode == mode for pk in one.people]
        yield Of(Line.WAY, mode), Sum(len(everybody if bug("person-twice") else set(everybody)))
    for one in done:
        yield Of(Line.PART, one.name), Sum(len(one.people), one.times)
