"""Reading the small hand-made tables (tab separated, one header line) that lie beside the modules."""

import csv
from pathlib import Path


def rows(path: Path) -> list[dict[str, str]]:
    """The lines of a tab-separated file as dictionaries, keyed by its header."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
