"""Small figures: not said where they would tell who. Under five, as DBH has it, the statistics of higher education."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from kohort.kit.bugs import bug

FEWEST = 5
Cell = tuple[Any, Any]  # row and column: whatever names them


def told(count: int, *, exact: bool = False) -> str:
    """A count in words: as it is, or that there are fewer than five."""
    few = 0 < count < FEWEST and not exact and not bug("small-cell")
    return _("fewer than %(n)d") % {"n": FEWEST} if few else str(count)


def beside(cells: Mapping[Cell, int]) -> set[Cell]:
    """Those large enough to be said, and yet not said: where one cell alone of a row or a column is too small, the
    smallest other goes with it, or what is left of the sum would tell."""
    small = {cell for cell, count in cells.items() if 0 < count < FEWEST}
    hidden = set(small)
    while more := _next(cells, hidden):
        hidden |= more
    return hidden - small


def _next(cells: Mapping[Cell, int], hidden: set[Cell]) -> set[Cell]:
    found = set()
    for line in _lines(cells):
        shown = [cell for cell in line if cell not in hidden]
        if shown and len(line) - len(shown) == 1:
            found.add(min(shown, key=lambda cell: (cells[cell], str(cell))))
    return found


def _lines(cells: Mapping[Cell, int]) -> list[list[Cell]]:
    """The rows and the columns, without what is empty."""
    lines = defaultdict(list)
    for cell, count in cells.items():
        if count:
            lines["row", cell[0]].append(cell)
            lines["column", cell[1]].append(cell)
    return list(lines.values())
