"""What a survey finds out and the second pass needs."""

from dataclasses import dataclass, field

from .figures import Figures
from .matching import Match

SKIP, NEW, KNOWN, PAIR = range(4)  # what the second pass does with a record


@dataclass(slots=True)
class Suppression:
    """A protected or deceased human: what they are known by, and who of us they are."""

    kind: str
    marks: set[bytes]
    people: set[int]


@dataclass(slots=True)
class Plan:
    """What the second pass needs. `steps` has a byte for every record number; `matches` is by record number."""

    figures: Figures = field(default_factory=Figures)
    steps: bytearray = field(default_factory=bytearray)
    matches: dict[int, Match] = field(default_factory=dict)
    problems: list[tuple[int, str, str, bool]] = field(default_factory=list)
    suppressions: list[Suppression] = field(default_factory=list)
    length: int = 0  # the last record number
    changed_names: int = 0
    changed_addresses: int = 0
    met: set[int] = field(default_factory=set)  # records
    sources: set[str] = field(default_factory=set)

    def set_step(self, number: int, step: int) -> None:
        if number >= len(self.steps):
            self.steps.extend(bytes(number + 4096 - len(self.steps)))
        self.steps[number] = step

    def step(self, number: int) -> int:
        return self.steps[number] if number < len(self.steps) else SKIP

    @property
    def last(self) -> int:
        """The last record there is something to do with; 0 when there is none."""
        return len(self.steps.rstrip(b"\0")) - 1 if any(self.steps) else 0
