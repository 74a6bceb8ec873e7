"""What somebody looks for in a campaign: a house, a town or online, a language. It is the address of the page."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import NamedTuple

from django.conf import settings
from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from .days import Entry

ONLINE = "online"


class Field(NamedTuple):
    """A choice of the form: its name, what it is called, what is chosen, and (value, label) of all there is."""

    name: str
    label: str
    chosen: str
    options: list[tuple[str, str]]


@dataclass(frozen=True)
class Looking:
    """The slug of a house, a town or "online", the code of a language; "" for any."""

    house: str = ""
    place: str = ""
    language: str = ""

    @classmethod
    def of(cls, asked: QueryDict) -> "Looking":
        return cls(**{name: asked.get(name, "").strip()[:120] for name in ("house", "place", "language")})

    @property
    def query(self) -> str:
        """ "?house=nordvik", or ""."""
        said = urlencode({name: value for name, value in asdict(self).items() if value})
        return f"?{said}" if said else ""

    def finds(self, entry: Entry) -> bool:
        return self._at(entry) and self._of(entry) and self.language in ("", entry.event.language)

    def _of(self, entry: Entry) -> bool:
        return not self.house or self.house in (house.slug for house in entry.houses)

    def _at(self, entry: Entry) -> bool:
        if self.place == ONLINE:
            return entry.event.is_online
        return self.place.casefold() in ("", entry.event.town.casefold())

    def fields(self, found: Iterable[Entry]) -> list[Field]:
        """What there is to choose between, of all entries of the campaign."""
        found = list(found)
        houses = {house.slug: house.name for entry in found for house in entry.houses}
        towns = {entry.event.town: entry.event.town for entry in found if entry.event.town}
        online = [(ONLINE, _("Online"))] if any(entry.event.is_online for entry in found) else []
        tongues = {entry.event.language for entry in found}
        spoken = [one for one in settings.LANGUAGES if one[0] in tongues]
        return [
            _field("house", _("Institution"), self.house, _sorted(houses)),
            _field("place", _("Place"), self.place, online + _sorted(towns)),
            _field("language", _("Language"), self.language, spoken),
        ]


def _field(name: str, label: str, chosen: str, options: list[tuple[str, str]]) -> Field:
    """What was asked for is among the options, though nothing is found by it."""
    unknown = [(chosen, chosen)] if chosen and chosen not in dict(options) else []
    return Field(name, label, chosen, options + unknown)


def _sorted(options: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(options.items(), key=lambda option: option[1].casefold())
