"""The error file: what of an import was left out or doubtful, and why, in the reader's language.

The cells of a row are told only where something was missing or a date was wrong, so that somebody can put it right.
They are copied when the file is checked; the file itself is not read again for this, and is gone by then perhaps.
"""

import json
import os
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from kohort.kit.bugs import bug
from kohort.kit.tables import Cell

from .file import RegisterFile
from .models import Import
from .report import reason
from .uploads import LEFT_OUT, opened_new, path_of

WITH_CELLS = frozenset({"missing", "bad-date"})  # never where a row tells of somebody who must not be here


def keep_cells(run: Import, file: RegisterFile, problems: Iterable[tuple[int, str, str, bool]]) -> None:
    """Copy the headings, and the cells of the records that can be put right."""
    wanted = {number for number, why, _column, _is_warning in problems if why in WITH_CELLS or bug("all-cells-kept")}
    hidden = file.recognised.identity
    with os.fdopen(opened_new(path_of(run.key, LEFT_OUT)), "w", encoding="utf-8") as lines:
        for number, cells in [(0, list(file.recognised.header)), *_records(file, wanted)]:
            shown = ["" if index in hidden else str(cell) for index, cell in enumerate(cells)]
            lines.write(json.dumps([number, shown]) + "\n")


def _records(file: RegisterFile, wanted: set[int]) -> Iterator[tuple[int, list[Cell]]]:
    return ((number, cells) for number, cells in file.records() if number in wanted) if wanted else iter(())


def rows(run: Import, viewer) -> Iterator[list[str]]:
    """The error file, its header first."""
    kept = dict(_kept(run))
    yield [_("Row in the file"), _("Column"), _("What is wrong"), *kept.get(0, [])]
    found = run.problems.visible_to(viewer).order_by("number", "pk")
    for number, column, why in found.values_list("number", "column", "reason").iterator():
        yield [str(number), column, str(reason(why)), *(kept.get(number, []) if why in WITH_CELLS else [])]


def _kept(run: Import) -> Iterator[tuple[int, list[str]]]:
    path = path_of(run.key, LEFT_OUT)
    if path.exists():
        with path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)
