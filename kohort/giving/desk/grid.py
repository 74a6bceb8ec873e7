"""How many people gave what for which programme: a table in which nobody can be told by a small number."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from kohort.giving.asks.nouns import noun
from kohort.giving.catalogue import Kind
from kohort.kit.bugs import bug

from .cells import beside, told
from .gifts import Place
from .year import Year

NOTHING = "–"


def grid(one: Year) -> dict:
    """`headings` and `rows` as `kit/table.html` draws them."""
    hidden = set() if bug("small-cell") else beside(one.cells)
    kinds = [kind for kind in Kind if any(column == kind for _place, column in one.cells)]
    rows = [[place_name(one, place), *(_said(one, (place, kind), hidden) for kind in kinds)] for place in one.places]
    return {"headings": [_("Programme"), *(capfirst(noun(kind)) for kind in kinds)], "rows": rows}


def place_name(one: Year, place: Place) -> str:
    return one.places[place] or _("For no programme in particular")


def _said(one: Year, cell: tuple[Place, Kind], hidden: set) -> str:
    """No number where it would tell another one."""
    if cell in hidden:
        return _("not said")
    return told(one.cells[cell]) if cell in one.cells else NOTHING
