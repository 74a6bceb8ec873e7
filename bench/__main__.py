"""`python -m bench [--full]`: fill homes, measure, print, write results.json. `--topic NAME` is one topic, here."""

import json
import os
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from . import during, growth, memory, wire
from .figures import Figure, summary, table
from .homes import Home, postgresql

RESULTS = Path(__file__).with_name("results.json")


def main(full: bool) -> None:
    """Results are kept as they come: the full run takes half an hour."""
    found: list[Figure] = []
    with TemporaryDirectory(prefix="kohort-bench-") as folder:
        for figure in measured(Path(folder), full):
            found.append(figure)
            RESULTS.write_text(json.dumps([one.as_json() for one in found], indent=1) + "\n")
    print(table(found))
    print(summary(found))


def measured(folder: Path, full: bool) -> Iterator[Figure]:
    small, large = Home(folder / "10k", 10_000), Home(folder / "145k", 145_000)
    small.fill()
    yield Figure("filling a demo with 145,000 people, index included", large.fill(), "s", gate=120)
    yield from large.measure("pages")
    yield from large.measure("index")
    yield from small.measure("queries")
    yield from large.measure("talk")
    yield from large.measure("events")
    yield from large.measure("suggestions")
    yield from memory.figures(large)
    yield from wire.figures(large)
    yield from growth.figures(small, large)
    yield from Home(folder / "sqlite", 0).measure("imports")
    yield from Home(folder / "digests", 0).measure("digests")
    yield from Home(folder / "rush", 0).measure("rush")
    yield from Home(folder / "matching", 0).measure("matching")
    yield from Home(folder / "asks500", 0).measure("asks500")
    if full:
        yield from measured_in_full(folder, small)
    yield from during.figures(small)  # the last, since it adds so many people there


def measured_in_full(folder: Path, small: Home) -> Iterator[Figure]:
    """What `make prove` quotes beside: a whole sector, and the other database."""
    million = Home(folder / "million", 1_000_000)
    yield Figure("filling a demo with 1,000,000 people", million.fill(), "s")
    yield from growth.figures(small, million)
    yield from memory.figures(million)
    yield from Home(folder / "postgresql", 0, postgresql(folder)).measure("imports")
    yield from Home(folder / "postgresql-rush", 0, postgresql(folder)).measure("rush")


def set_up() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "kohort.site.settings"
    import django  # only in the process of a home: the settings look at its environment

    django.setup()


def one_topic(name: str) -> None:
    """Prints a line of JSON for each figure; the homes read them."""
    set_up()
    for figure in import_module(f"bench.{name}").figures():
        print(json.dumps(vars(figure)), flush=True)


if __name__ == "__main__":
    if "--topic" in sys.argv:
        one_topic(sys.argv[-1])
    elif "--answer" in sys.argv:
        set_up()
        import_module("bench.answering").answer()
    else:
        main("--full" in sys.argv)
