"""Choice: a selection of opportunities as a value. It is the list's query string, and what a watch keeps."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from babel.lists import format_list
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kohort.access.viewer import Viewer
from kohort.kit.folding import fold
from kohort.people import naming
from kohort.people.vocabulary.firms import firm
from kohort.people.vocabulary.places import find

from .opportunity import Opportunity
from .wording import SEVERAL

LONGEST = 50
LEARNING = (Opportunity.Kind.COURSE.value,)
SOUGHT = ("title", "employer", "place", "words")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the kinds, and all of what else is said. Empty, it is all work; courses are asked for by their kind.

    What says no level or language fits any. `place` is a town in any language; `remote` is "1" or "".
    """

    kind: tuple[str, ...] = ()
    industry: str = ""
    country: str = ""
    place: str = ""
    level: str = ""
    language: str = ""
    remote: str = ""
    text: str = ""

    @classmethod
    def from_query(cls, query: QueryDict) -> "Choice":
        """What a query string says; what makes no sense is left out."""
        known = frozenset(query.getlist("kind"))
        said = {field.name: " ".join(query.get(field.name, "").split())[:LONGEST] for field in fields(cls)}
        for name, names in NAMES.items():
            said[name] = said[name] if said[name] in names([said[name]], 0) else ""
        said["remote"] = "1" if said["remote"] else ""
        kinds = LEARNING if known & set(LEARNING) else tuple(kind for kind in SEVERAL if kind in known)
        return replace(cls(kinds), **{name: value for name, value in said.items() if name != "kind"})  # type: ignore[arg-type]

    @classmethod
    def parse(cls, query: str) -> "Choice":
        """The choice kept as a query string."""
        return cls.from_query(QueryDict(query))

    def query(self) -> str:
        """The one query string of this choice."""
        return urlencode([*(("kind", kind) for kind in self.kind), *self.pairs()])

    def pairs(self) -> Iterable[tuple[str, str]]:
        """(name, value) of what is said besides the kinds."""
        said = ((field.name, getattr(self, field.name)) for field in fields(self) if field.name != "kind")
        return ((name, value) for name, value in said if value)

    @property
    def is_learning(self) -> bool:
        """Whether it is about courses, on the other side of the list."""
        return self.kind == LEARNING

    def whole(self) -> "Choice":
        """All of its side: work, or courses."""
        return Choice(LEARNING) if self.is_learning else Choice()

    def side(self) -> Q:
        return Q(kind__in=LEARNING) if self.is_learning else ~Q(kind__in=LEARNING)

    def turned(self, kind: str) -> "Choice":
        """The same with this kind, or without it where it is chosen."""
        wanted = set(self.kind) ^ {kind}
        return replace(self, kind=tuple(one for one in SEVERAL if one in wanted))

    def sentence(self) -> str:
        """What it selects, in the language of the page: "Internships or thesis topics: Finland, from afar"."""
        code = get_language() or "en"
        kinds = [str(SEVERAL[kind]) for kind in self.kind]
        what = format_list(kinds, style="or", locale=code).capitalize() if kinds else _("Jobs, internships and theses")
        more = format_list([self._clause(*pair) for pair in self.pairs()], locale=code)
        return _("{what}: {more}").format(what=what, more=more) if more else what

    def _clause(self, name: str, value: str) -> str:
        said = NAMES[name]([value], 0)[value] if name in NAMES else value
        language = _("taught in {language}") if self.is_learning else _("working language {language}")
        told = {"remote": _("from afar"), "text": _("“{text}”"), "language": language}
        return told.get(name, "{" + name + "}").format(**{name: said})

    def rows(self, viewer: Viewer) -> QuerySet[Opportunity]:
        """Those that stand and that this viewer may see, the newest first."""
        rows = Opportunity.objects.visible_to(viewer).filter(Opportunity.standing(), self._where())
        rows = rows.filter(pk__in=_with_words(rows, self.text)) if fold(self.text) else rows
        return rows.order_by("-posted", "-pk")

    def _where(self) -> Q:
        where = Q(kind__in=self.kind) if self.kind else self.side()
        for name in ("industry", "country"):
            where &= Q(**{name: value}) if (value := getattr(self, name)) else Q()
        where &= Q(level=self.level) | Q(level=None) if self.level else Q()
        where &= Q(language__in=[self.language, ""]) if self.language else Q()
        where &= Q(remote=True) if self.remote else Q()
        return where & _at(self.place) if self.place else where


NAMES = {
    "industry": naming.industries,
    "country": naming.countries,
    "level": naming.levels,
    "language": naming.languages,
}


def _at(town: str) -> Q:
    """A town by any of its names; as it was written, where the gazetteer knows none."""
    place = find(town)
    return Q(geonameid=place.geonameid) if place else Q(place__iexact=town)


def _with_words(rows: QuerySet[Opportunity], text: str) -> list[int]:
    """Every word anywhere, as people spell them; a house has hundreds of these, not thousands."""
    words = firm(text).split()
    found = ((pk, fold(" ".join(said))) for pk, *said in rows.values_list("pk", *SOUGHT))
    return [pk for pk, said in found if all(word in said for word in words)]
