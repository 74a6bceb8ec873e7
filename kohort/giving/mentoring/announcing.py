"""Announcing a round: everybody who takes part is told, once; from then on pairs are changed by hand."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .holding import holding, stop, why_not_open
from .models import Part, Round
from .pairs import Pair
from .rounds import State, state
from .sides import apart
from .telling import parts_of, tell

WHY = "who was matched is told"
PARTS = ("mentor", "mentee")


def announce(one: Round) -> int:
    """How many pairs begin. Whoever left, hid or was kept apart since the matching is in none. Raises NotNow."""
    with holding(one.pk) as held:
        stop(why_not(held))
        drawn = Pair.objects.trusted(WHY).filter(round=held, begun=None, barred=False)
        ready = _ready(drawn.select_related("mentor", "mentee"))
        stop("" if ready else _("There is no pair to announce. Match them again."))
        drawn.exclude(pk__in=[pair.pk for pair in ready]).delete()
        drawn.update(begun=timezone.now())
        held.announced = timezone.now()
        held.save(update_fields=["announced"])
        for pair in ready:
            begin(pair)
        tell_without(held)
        return len(ready)


def begin(pair: Pair) -> None:
    """Both are told of each other."""
    pair.unite()
    for part in parts_of(pair):
        tell("pair.begun", part, pair=pair.pk)


def tell_without(one: Round) -> None:
    """Whoever takes part and is in no pair does not wait for a word in vain."""
    rows, paired = Part.objects.trusted(WHY).filter(round=one, left=None), Pair.live().filter(round=one)
    for part in rows.exclude(pk__in=paired.values("mentor")).exclude(pk__in=paired.values("mentee")):
        tell("part.without", part, part=part.pk)


def why_not(one: Round) -> str:
    """Why nobody can be told yet, or any more; "" when they can."""
    if one.announced or one.closed:
        return _("They have been told already.")
    stands = state(one, timezone.localdate())
    if stands == State.OPEN:
        return _("Sign-up is open until %(day)s. Tell them after that.") % {"day": date_format(one.closes)}
    if stands != State.MATCHING:
        return why_not_open(one)
    return "" if one.matched else _("Match them first.")


def _ready(drawn) -> list[Pair]:
    there = {"left": None, "person__account__isnull": False, "person__hidden_since": None}
    pairs = list(drawn.filter(**{f"{part}__{rule}": value for part in PARTS for rule, value in there.items()}))
    kept_apart = apart([part.person_id for pair in pairs for part in (pair.mentor, pair.mentee)])
    return [pair for pair in pairs if (pair.mentor.person_id, pair.mentee.person_id) not in kept_apart]
