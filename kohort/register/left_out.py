"""The error file: what of an import was left out or doubtful, and why, in the reader's language.

The cells of a row are told only where something was missing or a date was wrong, so that somebody can put it right.
They are copied when the file is checked, since the file is gone once it is taken in.
"""

import json
import os
from collections.abc import Iterator

from django.utils.translation import gettext as _

from kohort.access.viewer import Viewer
from kohort.kit.bugs import bug

from .file import RegisterFile
from .models import Import, Problem
from .plan import Plan
from .report import reason
from .uploads import LEFT_OUT, opened_new, path_of

WITH_CELLS = frozenset({"missing", "bad-date"})  # never where a row tells of somebody who must not be here
Line = tuple[int, str, str, list[str]]  # number, column, reason, cells


def keep(run: Import, file: RegisterFile, plan: Plan) -> None:
    """Copy the headings, and what is wrong with which record."""
    wanted = {number for number, why, _column, _is_warning in plan.problems if why in WITH_CELLS or bug("cells-kept")}
    cells = _cells(file, wanted)
    with os.fdopen(opened_new(path_of(run.key, LEFT_OUT)), "w", encoding="utf-8") as lines:
        lines.write(json.dumps(_shown(file.recognised.header, file)) + "\n")
        for number, why, column, _is_warning in plan.problems:
            lines.write(json.dumps([number, column, why, cells.get(number, [])]) + "\n")


def _cells(file: RegisterFile, wanted: set[int]) -> dict[int, list[str]]:
    if not wanted:
        return {}
    return {number: _shown(cells, file) for number, cells in file.records() if number in wanted}


def _shown(cells, file: RegisterFile) -> list[str]:
    """A column that promises identity numbers stays empty whatever is in it."""
    return ["" if index in file.recognised.identity else str(cell) for index, cell in enumerate(cells)]


def rows(run: Import, viewer: Viewer) -> Iterator[list[str]]:
    """The error file, its header first. Without cells for what came in by command, and after thirty days."""
    path = path_of(run.key, LEFT_OUT)
    if not path.exists():
        yield from _lines([], _problems(run, viewer))
        return
    with path.open(encoding="utf-8") as kept:
        yield from _lines(json.loads(next(kept)), map(json.loads, kept))


def _lines(header: list[str], lines: Iterator[Line]) -> Iterator[list[str]]:
    yield [_("Row in the file"), _("Column"), _("What is wrong"), *header]
    for number, column, why, cells in lines:
        yield [str(number), column, reason(why), *cells]


def _problems(run: Import, viewer: Viewer) -> Iterator[Line]:
    found = Problem.objects.visible_to(viewer).filter(import_run=run).order_by("number", "pk")
    return ((*row, []) for row in found.values_list("number", "column", "reason").iterator())
