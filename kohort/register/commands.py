"""`kohort import`: a register file into an institution, from the command line."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click

from kohort.institutions.models import Institution
from kohort.kit.tables import Refused

from .file import RegisterFile
from .reading import REASONS, WARNINGS
from .running import check, take_in

REFUSED = 2
ADDED = {"people": "people", "degrees": "degrees", "programmes": "programmes", "emails": "people with an address"}
ALSO = {
    "updated": "changed degrees",
    "unchanged": "rows as last time",
    "duplicates": "rows that repeat another one",
    "merged_queue": "pairs that may be one person, waiting for the office",
    "vanished": "people removed because they are protected or deceased",
}
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def _institution(context, parameter, slug: str) -> Institution:
    if found := Institution.objects.filter(slug=slug).first():
        return found
    known = ", ".join(Institution.objects.order_by("slug").values_list("slug", flat=True)) or "none yet"
    raise click.BadParameter(f"There is no institution {slug!r}. There are: {known}.")


def _mapping(context, parameter, path: Path | None) -> dict[str, str] | None:
    if path is None:
        return None
    try:
        mapping = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        raise click.BadParameter("This is not JSON.") from None
    if not isinstance(mapping, dict) or not all(isinstance(value, str) for value in mapping.values()):
        raise click.BadParameter('It must look like {"surname": "Heading", "phone": ""}.')
    return mapping


@click.command("import")
@click.argument("file", type=FILE)
@click.option("--institution", metavar="SLUG", required=True, callback=_institution, help="Whose graduates they are.")
@click.option("--source", metavar="NAME", help="The system the file comes from. Else a column or its headings tell.")
@click.option("--dry-run", is_flag=True, help="Tell what would happen and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--mapping", type=FILE, callback=_mapping, help="JSON {field: heading}; remembered for the source.")
@click.option("--allow-mass-change", is_flag=True, help="Very many names or addresses may change: I have looked.")
def import_file(file, institution, source, dry_run, as_json, mapping, allow_mass_change):
    """Take a register file in: CSV, XLSX, XLS or ODS, one row for each degree.

    \b
      kohort import degrees.csv --institution nordvik --dry-run
      kohort import degrees.csv --institution nordvik --source fs

    A row needs a name, a programme and the date or year of the degree. Importing the same file again changes nothing;
    a file of news updates and never deletes. Stopped half-way, the same command goes on where it was.
    Exit status: 0 when the file was read, 2 when it was refused as a whole.
    """
    begun, progress = time.monotonic(), Progress(file.name, shown=not as_json and sys.stderr.isatty())
    try:
        opened = RegisterFile(file, institution, source, mapping)
        figures = _figures(opened, dry_run, allow_mass_change, progress)
    except Refused as refusal:
        _refuse(refusal, as_json)
    finally:
        progress.clear()
    seconds = round(time.monotonic() - begun, 2)
    if as_json:
        click.echo(json.dumps({k: v for k, v in figures.items() if k != "vanished"} | {"seconds": seconds}))
    else:
        _summary(figures, dry_run, seconds)


def _figures(opened: RegisterFile, dry_run: bool, allow: bool, tick: Callable[[int], None]) -> dict:
    if dry_run:
        return check(opened, allow_mass_change=allow, tick=tick).figures.as_dict()
    return take_in(opened, allow_mass_change=allow, tick=tick).figures


def _refuse(refusal: Refused, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"refused": refusal.code, "sentence": str(refusal)}))
    else:
        click.echo(str(refusal), err=True)
    sys.exit(REFUSED)


class Progress:
    """A bar on a terminal: the file is looked through, whose length is not known before, and then written."""

    def __init__(self, name: str, shown: bool):
        self.name, self.shown, self.number, self.length = name, shown, 0, 0

    def __call__(self, number: int) -> None:
        if number < self.number:
            self.length = self.number
        self.number = number
        if self.shown:
            click.echo(f"\r\033[K{self.name}  {self._bar()}", err=True, nl=False)

    def _bar(self) -> str:
        if not self.length:
            return f"row {self.number:,}"
        full = 30 * self.number // self.length
        return f"[{'#' * full}{'-' * (30 - full)}] {100 * self.number // self.length} %"

    def clear(self) -> None:
        if self.shown:
            click.echo("\r\033[K", err=True, nl=False)


def _summary(figures: dict, dry_run: bool, seconds: float) -> None:
    verb = "would be added" if dry_run else "added"
    click.echo(f"{figures['rows']:,} rows read in {seconds} s.")
    click.echo(
        f"{verb.capitalize()}: " + ", ".join(f"{figures[name]:,} {words}" for name, words in ADDED.items()) + "."
    )
    for name, words in ALSO.items():
        if figures.get(name):
            click.echo(f"  {figures[name]:,} {words}")
    for reason, lines in figures["rejected_lines"].items():
        click.echo(f"  left out {len(lines):,}: {_sentence(reason)} (records {_some(lines)})")
    for warning, count in figures["warnings"].items():
        click.echo(f"  warning {count:,}: {_sentence(warning)}")


def _sentence(reason: str) -> str:
    return str((REASONS | WARNINGS).get(reason, "Must not be taken in: protected, deceased or erased on request."))


def _some(lines: list[int]) -> str:
    return ", ".join(map(str, lines[:10])) + (" …" if len(lines) > 10 else "")
