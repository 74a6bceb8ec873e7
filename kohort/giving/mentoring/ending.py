"""A pair ends early: at once, without a question; who runs the round reads why, where something was said."""

from django.db import transaction
from django.utils import timezone

from kohort.access.viewer import Viewer

from .counting import count
from .pairs import Check, Pair
from .telling import parts_of, tell

WHY = "whoever is in a pair may end it"


@transaction.atomic
def end(pair: Pair, viewer: Viewer, words: str = "") -> None:
    """Both are told that it ended. Ended twice, it is ended once."""
    now = timezone.now()
    if not Pair.live().filter(pk=pair.pk).update(ended=now):
        return
    pair.ended = now
    for part in parts_of(pair):
        if part.person_id == viewer.person_id:
            said = {"mood": None, "words": words, "answered": now}
            one = {"pair": pair, "part": part, "stage": Check.Stage.EARLY}
            Check.objects.trusted(WHY).update_or_create(**one, defaults=said)
        tell("pair.ended", part, by=viewer.account_id, pair=pair.pk)
    count(pair)
