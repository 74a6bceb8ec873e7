"""Choice: which stories one would like to read. It is the list's query string."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict

from kohort.access.viewer import Viewer
from kohort.institutions.models import Programme
from kohort.kit.folding import fold
from kohort.people.models import Study

from .story import STANDS, Story

LONGEST = 50


@dataclass(frozen=True, slots=True)
class Choice:
    """`programme` is a code of this institution; `text` are words of the title or of the story. Empty, it is all."""

    programme: str = ""
    text: str = ""

    @classmethod
    def from_query(cls, query: QueryDict) -> "Choice":
        return cls(*(" ".join(query.get(name, "").split())[:LONGEST] for name in ("programme", "text")))

    def rows(self, viewer: Viewer) -> QuerySet[Story]:
        """Those that stand and this viewer may see; from a student's own programme first, then the newest first."""
        rows = standing(viewer)
        if self.programme:
            rows = rows.filter(_studied(viewer, Q(programme__code=self.programme)))
        if words := fold(self.text).split():
            rows = rows.filter(pk__in=_with(words, rows))
        own = [one.programme_id for one in viewer.classes] if Study.is_student(viewer.person_id) else []
        return rows.annotate(is_near=_studied(viewer, Q(programme__in=own))).order_by("-is_near", "-told", "-pk")


def standing(viewer: Viewer) -> QuerySet[Story]:
    return Story.objects.visible_to(viewer).filter(STANDS)


def programmes(viewer: Viewer) -> QuerySet[Programme]:
    """What those have studied whose stories there are, as far as the viewer sees that."""
    tellers = standing(viewer).values("person_id")
    studied = Study.objects.visible_to(viewer).filter(person_id__in=tellers)
    return Programme.objects.filter(pk__in=studied.values("programme_id"))


def _studied(viewer: Viewer, what: Q) -> Exists:
    """What is not seen of somebody does not find their story either."""
    return Exists(Study.objects.visible_to(viewer).filter(what, person_id=OuterRef("person_id")))


def _with(words: list[str], rows: QuerySet[Story]) -> list[int]:
    """Every word anywhere, as people spell them; a house has hundreds of stories, not thousands."""
    found = ((pk, fold(f"{title} {text}")) for pk, title, text in rows.values_list("pk", "title", "words"))
    return [pk for pk, said in found if all(word in said for word in words)]
