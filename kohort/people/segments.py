"""Segment: a selection of people as a value. It is the directory's query string, and whatever else selects people."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from babel.lists import format_list
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kohort.access.viewer import Viewer
from kohort.kit.bugs import bug
from kohort.search.questions import Access, Question

from .facets import TOGETHER, all_facets, facets_for

MOST_VALUES = 50
LONGEST_TEXT = 200

Chosen = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """Words to match, and for each facet the values of which one must fit. Empty, it is everybody."""

    institution_id: int
    text: str = ""
    chosen: Chosen = ()

    @classmethod
    def from_query(cls, query: QueryDict, viewer: Viewer) -> "Segment":
        """What a query string says, without the facets it does not know or this viewer may not use."""
        values = {facet.name: facet.said(query.getlist(facet.name)) for facet in facets_for(viewer.is_office)}
        text = " ".join(query.get("q", "").split())[:LONGEST_TEXT]
        return cls(viewer.institution_id or 0, text, _in_order(values))

    @classmethod
    def parse(cls, query: str, viewer: Viewer) -> "Segment":
        """The segment kept as a query string."""
        return cls.from_query(QueryDict(query), viewer)

    def query(self) -> str:
        """The one query string of this segment."""
        return urlencode([*([("q", self.text)] if self.text else []), *self.pairs()])

    def pairs(self) -> Iterable[tuple[str, str]]:
        """(facet, value) for each chosen value."""
        return ((name, value) for name, values in self.chosen for value in values)

    def values(self, facet: str) -> tuple[str, ...]:
        return dict(self.chosen).get(facet, ())

    def without(self, facet: str, value: str) -> "Segment":
        values = [other for other in self.values(facet) if other != value]
        return replace(self, chosen=_in_order({**dict(self.chosen), facet: values}))

    def without_text(self) -> "Segment":
        return replace(self, text="")

    def question(self, viewer: Viewer) -> Question:
        """What the index is asked on behalf of this viewer."""
        facets = {all_facets()[name]: values for name, values in self.chosen}
        filters = {
            facet.key: list(dict.fromkeys(facet.expand(values, self.institution_id)))
            for facet, values in facets.items()
        }
        here = self.institution_id == viewer.institution_id or bug("segment-elsewhere")
        access = access_of(viewer) if here else Access("nobody")
        apart = () if viewer.is_office or bug("apart-found") else viewer.apart
        return Question(self.institution_id, access, self.text, filters, withheld=apart)

    def labels(self) -> dict[str, list[str]]:
        """The names of the chosen values, by facet, in the language of the page."""
        return {name: _labels(all_facets()[name], values, self.institution_id) for name, values in self.chosen}

    def sentence(self, labels: dict[str, list[str]] | None = None) -> str:
        """Whom it selects, as one sentence in the language of the page; `labels` spares looking them up again."""
        clauses = format_list(self._clauses(labels or self.labels()), locale=get_language() or "en")
        if self.text and clauses:
            return _("People matching “{text}” who {clauses}").format(text=self.text, clauses=clauses)
        if self.text:
            return _("People matching “{text}”").format(text=self.text)
        return _("People who {clauses}").format(clauses=clauses) if clauses else _("People")

    def _clauses(self, labels) -> list[str]:
        alternatives = {name: _either(own) for name, own in labels.items()}
        left, told = dict.fromkeys(alternatives), {}
        for names, text in TOGETHER:
            if left.keys() >= set(names):
                told[names[0]] = str(text).format(**alternatives)
                left = {name: None for name in left if name not in names}
        for name in left:
            told[name] = str(all_facets()[name].clause).format(**alternatives)
        return [told[name] for name in alternatives if name in told]


def access_of(viewer: Viewer) -> Access:
    """Which documents of the index this viewer may match: those of the office, of classmates and members, or none."""
    if viewer.is_office:
        return Access("office")
    if not viewer.is_member:
        return Access("nobody")
    circles = {
        circle(one.programme_id, year) for one in viewer.classes for year in range(one.first_year, one.last_year + 1)
    }
    return Access("members", closer="classmates", circles=frozenset(circles))


def circle(programme_id: int, year: int) -> str:
    """The key classmates share: a programme and an academic year, as `facts.classmates_of` has it."""
    return f"{programme_id}:{year}"


def _in_order(values: Mapping[str, Iterable[str]]) -> Chosen:
    found = []
    for name, facet in all_facets().items():
        clean = sorted({facet.clean(value) for value in values.get(name, ())} - {""})[:MOST_VALUES]
        if clean:
            found.append((name, tuple(clean)))
    return tuple(found)


def _labels(facet, values, institution_id) -> list[str]:
    names = facet.labels(values, institution_id)
    return [names.get(value, value) for value in values]


def _either(labels: list[str]) -> str:
    return format_list(labels, style="or", locale=get_language() or "en")
