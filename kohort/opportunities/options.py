"""What a list can be narrowed by: the values there are among what the viewer may see, by name."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from kohort.access.viewer import Viewer
from kohort.kit.sorting import sort_key

from .choosing import LEARNING, NAMES, Choice
from .wording import SEVERAL

LABELS = {"industry": _("Industry"), "country": _("Country"), "level": _("Level"), "language": _("Language")}
ANY = pgettext_lazy("a country, an industry, a language …", "Any")


class Field(NamedTuple):
    """A list to choose from: (value, its name, whether it is chosen), with "any" at the head."""

    name: str
    label: str
    options: list[tuple[str, str, bool]]


class Kind(NamedTuple):
    """One of the kinds; the query string turns it on or off."""

    label: str
    query: str
    chosen: bool


def fields(choice: Choice, viewer: Viewer) -> list[Field]:
    """The lists in which something can be chosen on this side. One query."""
    rows = list(choice.whole().rows(viewer).order_by().values_list(*LABELS).distinct())
    columns = dict(zip(LABELS, zip(*rows, strict=True), strict=True)) if rows else {}
    made = [_field(name, columns.get(name, ()), getattr(choice, name)) for name in LABELS]
    return [field for field in made if len(field.options) > 1]


def kinds(choice: Choice) -> list[Kind]:
    """Those of work; a course is a course."""
    turned = ((kind, choice.turned(kind)) for kind in SEVERAL if kind not in LEARNING and not choice.is_learning)
    return [Kind(str(SEVERAL[kind]), other.query(), kind in choice.kind) for kind, other in turned]


def _field(name: str, values: Iterable, chosen: str) -> Field:
    language = get_language() or "en"
    known = NAMES[name]({str(value) for value in values if value} | ({chosen} if chosen else set()), 0)
    named = sorted(known.items(), key=lambda pair: sort_key(pair[1], language))
    return Field(name, str(LABELS[name]), [("", str(ANY), not chosen), *((*pair, pair[0] == chosen) for pair in named)])
