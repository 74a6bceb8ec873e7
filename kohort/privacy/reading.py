"""The copy for a reader: sections of a page, in the language of the page."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Field, Model
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from kohort.access.reaching import authors
from kohort.activity.models import Happening
from kohort.people.models import Person
from kohort.people.naming import country, industries, language_name

from .copying import SELF, Part, value
from .wording import LABELS, SOURCES, TITLES, WHO, names_of

Pairs = list[tuple[str | Promise, str]]


class Section(NamedTuple):
    """Everything of one kind: for each row (what, what it says)."""

    title: str | Promise
    rows: list[Pairs]


def sections(found: Iterable[Part], person: Person) -> list[Section]:
    """Empty cells are left out. What was done stands in the log, in sentences."""
    return [_section(part, person) for part in found if part.model is not Happening]


def _section(part: Part, person: Person) -> Section:
    title = TITLES.get(part.model._meta.label) or str(part.model._meta.verbose_name_plural)
    return Section(title, [_pairs(row, part.columns, person) for row in part.rows])


def _pairs(row: Model, columns: Iterable[Field], person: Person) -> Pairs:
    said = [(label_of(column), shown(row, column, person)) for column in columns]
    return [(_("Name"), name) for name in names_of(row).values()] + [(label, text) for label, text in said if text]


def label_of(column: Field) -> str | Promise:
    """What a column is called on a page."""
    return LABELS.get(column.name) or column.verbose_name


def shown(row: Model, column: Field, person: Person) -> str:
    """What a cell says, in words; "" for nothing."""
    said = value(row, column, person)
    if column.is_relation:
        is_subject = said == SELF and column.name not in authors(type(row))
        return "" if is_subject else str(WHO.get(said, said or ""))
    if column.choices:
        return str(getattr(row, f"get_{column.name}_display")() or "")
    return NAMED[column.name](said) if said and column.name in NAMED else _text(said)


def _source(said: str) -> str:
    register = said.removeprefix("register:")
    if register != said:
        return _("the university’s register (%(name)s)") % {"name": register}
    return str(SOURCES.get(said, said))


NAMED: dict[str, Callable[[str], str]] = {
    "country": country,
    "code": language_name,
    "industry": lambda code: industries([code], 0).get(code, code),
    "source": _source,
    "geonameid": lambda number: "",  # for machines
}


def _text(said: Any) -> str:
    if said is None or said in ("", {}, []):
        return ""
    if isinstance(said, bool):
        return _("yes") if said else _("no")
    if isinstance(said, datetime):
        return date_format(timezone.localtime(said), "DATETIME_FORMAT")
    if isinstance(said, date):
        return date_format(said)
    if isinstance(said, dict):
        return ", ".join(f"{name}: {_text(one)}" for name, one in said.items())
    return ", ".join(map(_text, said)) if isinstance(said, list | tuple) else str(said)
