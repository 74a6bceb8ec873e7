"""What the process that serves pages holds in memory after some hundred of them."""

import re
from collections.abc import Iterator
from pathlib import Path

from .figures import Figure
from .homes import Home
from .serving import served, signed_in

ROUNDS = 60
PAGES = [
    *("", "people/", "people/?q=hansen", "people/?level=7&country=NO", "people/?q=hansne&work_country=NO"),
    *("desk/", "programmes/"),
]
PERSON = re.compile(rb'href="(/nordvik/people/[0-9a-z]{10}/)"')


def figures(home: Home) -> Iterator[Figure]:
    with served(home) as (address, pid):
        opener, opened = signed_in(address, "coordinator"), 0
        for _round in range(ROUNDS):
            for page in PAGES:
                with opener.open(f"{address}/nordvik/{page}") as answer:
                    people = PERSON.findall(answer.read())
                opened += 1
            for person in people[:2]:
                opener.open(address + person.decode()).close()
        serving = max(map(_resident, _children(pid)))
        yield Figure(f"memory of the serving process, {opened} pages", serving, "MB", gate=250)
        yield Figure("memory of the process above it", _resident(pid), "MB")


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _resident(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1000
