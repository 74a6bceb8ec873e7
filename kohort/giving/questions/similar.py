"""Questions others have asked and let be kept, found by words: to read, and before one asks the same again."""

from django.db.models import Q, QuerySet

from kohort.access.viewer import Viewer
from kohort.kit.folding import SPLIT, fold
from kohort.kit.spelling import holds

from .models import Question, Reply

SHORTEST, STEM = 4, 5  # letters; endings differ ("stipendet", "stipender"), so words are alike by how they begin
WORDS, ROWS, MOST = 20, 200, 3  # of a question, looked at, and shown
ALIKE = 2  # words shared


def kept(viewer: Viewer) -> QuerySet[Question]:
    """Those with an answer that anybody here may read; the latest first."""
    replies = Reply.objects.visible_to(viewer).filter(Reply.open_to_all())
    return Question.objects.visible_to(viewer).filter(pk__in=replies.values("question_id")).order_by("-at", "-pk")


def search(text: str, viewer: Viewer) -> QuerySet[Question]:
    """Those in which each of the words stands, in the question or in an answer one may read."""
    rows = kept(viewer)
    for word in [word for word in SPLIT.split(text) if word][:WORDS]:
        answers = Reply.objects.visible_to(viewer).filter(Reply.open_to_all()).filter(holds(word, "words"))
        rows = rows.filter(holds(word, "title", "words") | Q(pk__in=answers.values("question_id")))
    return rows


def similar(text: str, viewer: Viewer) -> list[Question]:
    """The most alike first, three at most; one shared word is chance, unless it is all there is."""
    sought = {_stem(word): word for word in SPLIT.split(text) if len(word) >= SHORTEST}
    if not sought:
        return []
    like = Q(pk__in=[])
    for word in sorted(sought.values(), key=len, reverse=True)[:WORDS]:
        like |= holds(word[:SHORTEST], "title", "words")
    shared = {row: len(sought.keys() & _stems(row)) for row in kept(viewer).filter(like)[:ROWS]}
    enough = min(ALIKE, len(sought))
    return sorted((row for row, many in shared.items() if many >= enough), key=lambda row: -shared[row])[:MOST]


def _stems(row: Question) -> set[str]:
    return {_stem(word) for word in SPLIT.split(f"{row.title} {row.words}") if len(word) >= SHORTEST}


def _stem(word: str) -> str:
    return fold(word)[:STEM]
