"""A figure, and the table of all."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

HEADS = ("figure", "measured", "floor", "ratio", "gate", "goal", "")


@dataclass(frozen=True)
class Figure:
    """Something measured, in `unit`. With a floor the gate and the goal are about the ratio, else about itself.

    `against` says what the floor is; a figure without a gate is only reported.
    """

    name: str
    measured: float
    unit: str
    floor: float | None = None
    against: str = ""
    gate: float | None = None
    goal: float | None = None

    @property
    def judged(self) -> float:
        return self.measured / self.floor if self.floor else self.measured

    @property
    def verdict(self) -> str:
        """ "short" of the gate, or the better of "pass" and "goal" that it reaches; "" when only reported."""
        if self.gate is not None and self.judged > self.gate:
            return "short"
        if self.goal is not None and self.judged <= self.goal:
            return "goal"
        return "pass" if self.gate is not None else ""

    def as_json(self) -> dict:
        return {**asdict(self), "ratio": self.floor and round(self.judged, 2), "verdict": self.verdict}

    def cells(self) -> tuple[str, ...]:
        times = "× " if self.floor else ""
        floor = f"{_plain(self.floor)} {self.against}" if self.floor else self.against
        ratio = f"{self.judged:.2f} ×" if self.floor else ""
        limits = (f"≤ {times}{limit:g}" if limit is not None else "" for limit in (self.gate, self.goal))
        return (self.name, f"{_plain(self.measured)} {self.unit}", floor, ratio, *limits, self.verdict)


def table(figures: Iterable[Figure]) -> str:
    """As text, a line each."""
    rows = [HEADS, *(figure.cells() for figure in figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def summary(figures: Iterable[Figure]) -> str:
    """How many gates hold, and which do not."""
    gated = [figure for figure in figures if figure.gate is not None]
    short = [figure.name for figure in gated if figure.verdict == "short"]
    return f"{len(gated) - len(short)} of {len(gated)} gates hold." + "".join(f"\n  short: {name}" for name in short)


def _plain(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
