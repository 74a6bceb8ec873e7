"""Pairs by hand: pinned, ruled out, taken apart, or made. With the round held, as matching has it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from kohort.access.viewer import Viewer

from .announcing import begin
from .ending import end
from .holding import NotNow, holding, stop
from .models import Part, Round, Scheme
from .pairs import Pair
from .rounds import State, state
from .sides import Side, Sides, sides

WHY = "whoever runs the round makes its pairs"


def mark(pair: Pair, do: str) -> None:
    """`do`: pin, unpin, bar, unbar. Nothing happens to pairs that have begun: they are parted."""
    with holding(pair.round_id):
        rows = Pair.objects.trusted(WHY).filter(pk=pair.pk, begun=None)
        if do == "unbar":
            rows.filter(barred=True).delete()
        elif do == "bar":
            rows.update(barred=True, pinned=False)
        else:
            rows.filter(barred=False).update(pinned=do == "pin")


def part_two(pair: Pair, viewer: Viewer) -> None:
    """Before they were told it has not been; after, it has ended, and both hear of it."""
    with holding(pair.round_id):
        Pair.objects.trusted(WHY).filter(pk=pair.pk, begun=None, barred=False).delete()
        end(pair, viewer)


def pair_two(one: Round, mentor_key: str, mentee_key: str) -> Pair:
    """The two begin at once where the others were told; before, they are pinned. Raises NotNow."""
    with holding(one.pk) as held:
        stop(_("This round is over.") if state(held, timezone.localdate()) == State.OVER else "")
        all_of = sides(held)
        mentor, mentee = _one(all_of.mentors, mentor_key), _one(all_of.mentees, mentee_key)
        stop(_why_full(mentor, mentee) or _why_never(held, all_of, mentor, mentee))
        begun = timezone.now() if held.announced or held.scheme.form != Scheme.Form.PAIRS else None
        fresh = {"round": held, "pinned": True, "ended": None, "begun": begun, "starts": None}
        rows = Pair.objects.trusted(WHY)
        pair, _new = rows.update_or_create(mentor=mentor.part, mentee=mentee.part, defaults=fresh)
        if begun:
            begin(pair)
        return pair


def _one(some: list[Side], key: str) -> Side:
    found = next((side for side in some if side.part.key == key), None)
    if found is None:
        raise NotNow(_("Choose one of each."))
    return found


def _why_full(mentor: Side, mentee: Side) -> str:
    if drawn("mentee", mentee.part).exists():
        return _("This mentee has a mentor already. Take that pair apart first.")
    if drawn("mentor", mentor.part).count() >= mentor.part.places:
        return _("This mentor has no place left. Take a pair apart first.")
    return ""


def drawn(role: str, part: Part):
    """The pairs somebody is in, begun or not yet."""
    return Pair.objects.trusted(WHY).filter(barred=False, ended=None, **{role: part})


def _why_never(one: Round, all_of: Sides, mentor: Side, mentee: Side) -> str:
    """The rules hold by hand as well, and one sentence is said for all of them: it gives nobody away."""
    from .weighing import weigh  # NumPy, which a serving process does not need until somebody makes pairs

    barred = Pair.objects.trusted(WHY).filter(round=one, barred=True).values_list("mentor_id", "mentee_id")
    points = weigh(one, Sides([mentee], [mentor], all_of.wishes, all_of.apart), set(barred))
    may_be = bool(points[0, 0] >= 0)  # NaN is not
    return "" if may_be else _("These two cannot be a pair in this round. Choose somebody else.")
