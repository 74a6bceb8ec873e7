"""The addresses of the product as the tests walk them: one Route for each pattern of the URL map."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kohort.access.gate import access_map

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


class Route(NamedTuple):
    """`path` as in the map: "/<slug:institution>/people/<slug:key>/"; `rule` is its door's name."""

    path: str
    rule: str

    @property
    def parameters(self) -> list[str]:
        return [name for name in PARAMETER.findall(self.path) if name != "institution"]

    @property
    def is_of_institution(self) -> bool:
        return "<slug:institution>" in self.path

    @property
    def names_a_row(self) -> bool:
        return bool(self.parameters)

    def filled(self, **values) -> str:
        return PARAMETER.sub(lambda found: str(values[found.group(1)]), self.path)


@cache
def routes() -> list[Route]:
    return sorted(set(_routes()))


def _routes() -> Iterator[Route]:
    for path, rule in access_map():
        assert rule is not None, path
        yield Route(path, rule)
