"""Closing a round: every pair that runs comes to its end, both are told and asked how it was, and it is counted.

Where nobody was ever told of a pair, everybody hears that there is none.
"""

from django.utils import timezone

from kohort.access.viewer import Viewer

from .announcing import tell_without
from .checks import ask
from .holding import holding
from .models import Round, Scheme
from .pairs import Check, Pair
from .telling import parts_of, tell

WHY = "a round ends for everybody in it"


def close(one: Round, viewer: Viewer) -> None:
    """Pressed twice, it is closed once. Pairs nobody was ever told of are forgotten."""
    with holding(one.pk) as held:
        if held.closed:
            return
        held.closed = timezone.now()
        held.save(update_fields=["closed"])
        for pair in Pair.live().filter(round=held).order_by("pk"):
            _finish(pair, viewer)
        if held.scheme.form == Scheme.Form.PAIRS and not held.announced:
            tell_without(held)
        Pair.objects.trusted(WHY).filter(round=held, begun=None, barred=False).delete()


def _finish(pair: Pair, viewer: Viewer) -> None:
    pair.ended = timezone.now()
    pair.save(update_fields=["ended"])
    for part in parts_of(pair):
        tell("pair.ended", part, by=viewer.account_id, pair=pair.pk)
    ask(pair, Check.Stage.END)
