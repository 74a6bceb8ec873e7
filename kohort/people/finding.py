"""Asks the index for a page of a segment, with the counts beside it."""

from dataclasses import dataclass
from typing import NamedTuple

from django.core.paginator import Page, Paginator
from django.utils.translation import get_language

from kohort.access.viewer import Viewer
from kohort.kit.bugs import bug
from kohort.kit.sorting import FAMILIES
from kohort.search import engine

from .facets import Facet, Words, facets_for
from .segments import Segment

PER_PAGE = 20
MOST_PAGES = {False: 25, True: 500}  # for members: nobody reads on, and nobody walks through everybody
MORE = 100


class Option(NamedTuple):
    """A value of a facet that can be chosen."""

    value: str
    label: str
    people: int
    chosen: bool


class Choice(NamedTuple):
    """A facet with its values, and the `span` of years that was typed. A tuple, which templates unpack quickly."""

    name: str
    label: Words
    ranged: bool
    options: list[Option]
    span: str
    more: bool
    is_open: bool


@dataclass(frozen=True)
class Found:
    """One page: numbers of people in order, how many there are in all, the pages, and what to narrow by."""

    owners: list[int]
    total: int
    page: Page
    choices: list[Choice]
    most: int

    @property
    def is_cut(self) -> bool:
        """Whether this is the last page one can turn to, though there are more people."""
        return self.total > self.most and not self.page.has_next()


def find(segment: Segment, viewer: Viewer, number: int = 1, more: str = "") -> Found:
    """A page of a segment; the last one there is when `number` is beyond it. `more` names a facet to list at length."""
    facets = facets_for(viewer.is_office)
    limits = {facet.key: MORE if facet.ranged or facet.name == more else facet.listed for facet in facets}
    most_pages = MOST_PAGES[viewer.is_office or bug("page-cap")]
    number, most = min(max(number, 1), most_pages), PER_PAGE * most_pages
    answer = _ask(segment, viewer, number, limits)
    pages = Paginator(range(min(answer.total, most)), PER_PAGE)
    if number > pages.num_pages:
        number = pages.num_pages
        answer = _ask(segment, viewer, number, limits)
    choices = [_choice(facet, answer.facets.get(facet.key, []), segment, more) for facet in facets]
    return Found(answer.owners, answer.total, pages.page(number), choices, most)


def everybody(segment: Segment, viewer: Viewer) -> list[int]:
    """All who match, in the order of names."""
    question = segment.question(viewer)
    total = engine.ask(question, limit=0).total
    return engine.ask(question, limit=total, **_order()).owners if total else []


def _ask(segment, viewer, number, limits):
    offset = (number - 1) * PER_PAGE
    return engine.ask(segment.question(viewer), facets=limits, offset=offset, limit=PER_PAGE, **_order())


def _order():
    return {"order_family": FAMILIES[get_language() or "en"]}


def _choice(facet: Facet, listed, segment: Segment, more: str) -> Choice:
    chosen = segment.values(facet.name)
    spans = [value for value in chosen if facet.ranged and not value.isdecimal()]
    counts = {value: 0 for value in chosen if value not in spans}
    for value, count in listed:
        value = facet.gather(value)
        counts[value] = counts.get(value, 0) + count
    labels = facet.labels(counts, segment.institution_id) if counts else {}
    options = [Option(value, labels.get(value, value), count, value in chosen) for value, count in counts.items()]
    options = _newest_first(options) if facet.ranged else sorted(options, key=lambda option: -option.people)
    at_once = MORE if facet.name == more else facet.listed
    goes_on = len(listed) >= at_once < MORE
    shown = options if not facet.ranged else options[:at_once]
    return Choice(facet.name, facet.label, facet.ranged, shown, ", ".join(spans), goes_on, bool(chosen))


def _newest_first(years: list[Option]) -> list[Option]:
    """Years that are chosen stay in sight; those in a span that nobody has do not."""
    known = [year for year in years if year.people or year.chosen]
    return sorted(known, key=lambda year: (year.chosen, year.value), reverse=True)
