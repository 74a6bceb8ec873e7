"""Taking part in a round, changing what one said, and leaving."""

from collections.abc import Sequence

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kohort.access.viewer import Viewer
from kohort.people.models import Person

from .ending import end
from .holding import holding, stop, why_not_open
from .losing import forsake
from .models import Choice, Part, Round
from .pairs import Pair
from .telling import tell

WHY = "one's own part in a round"
Role = Part.Role


def part_of(one: Round, viewer: Viewer) -> Part | None:
    """The viewer's, unless they have left."""
    part = _ever(one, viewer)
    return part if part and part.left is None else None


def _ever(one: Round, viewer: Viewer) -> Part | None:
    rows = Part.objects.trusted(WHY).filter(round=one, person_id=viewer.person_id, person_id__isnull=False)
    return rows.first()


def take_part(
    one: Round, viewer: Viewer, role: str, *, places: int = 1, words: str = "", languages: Sequence[str] = ()
) -> Part:
    """Sign up, or change what was said; who had left comes back. Raises NotNow.

    A mentor says themselves how many they take: nobody asked them, so no limit counts it.
    """
    with holding(one.pk) as held:
        stop(why_not_open(held))
        return join(held, viewer, role, places=places, words=words, languages=languages)


def join(held: Round, viewer: Viewer, role: str, *, places: int = 1, words: str = "", languages: Sequence[str] = ()):
    """The same in a round that is held and open."""
    part = _ever(held, viewer) or Part(round=held, person_id=viewer.person_id or 0, role=role)
    is_new = part.pk is None or part.left is not None
    stop(_why_not(part, role, places) or (_why_hidden(viewer) if is_new else ""))
    if part.role != role:
        Choice.objects.trusted(WHY).filter(Q(part=part) | Q(whom=part)).delete()
    part.role, part.places, part.words, part.languages = role, places, words, list(languages)
    part.at, part.left = timezone.now() if is_new else part.at, None
    part.save()
    if is_new:
        tell("part.taken", part, by=viewer.account_id, part=part.pk)
    return part


def _why_not(part: Part, role: str, places: int) -> str:
    pairs = live_pairs(part).count() if part.pk else 0
    if pairs and part.role != role:
        return _("You have a place already. Leave the round first, and sign up again.")
    if role == Role.MENTOR and places < pairs:
        told = ngettext("%(n)s place of yours is taken.", "%(n)s places of yours are taken.", pairs) % {"n": pairs}
        return f"{told} " + _("Offer at least as many.")
    return ""


def _why_hidden(viewer: Viewer) -> str:
    """Whoever was brought together with them would be in front of nobody."""
    if Person.objects.trusted(WHY).filter(pk=viewer.person_id, hidden_since=None).exists():
        return ""
    return _("You are hidden, so they would not see who you are. Show yourself first.")


def live_pairs(part: Part):
    """The pairs of a part that run, as a query."""
    return Pair.live().filter(Q(mentor=part) | Q(mentee=part))


def leave(part: Part, viewer: Viewer, words: str = "") -> None:
    """Before anybody was told of a pair, simply; after that each pair ends. Done twice, it is done."""
    with holding(part.round_id):
        here = Part.objects.trusted(WHY).filter(pk=part.pk, left=None)
        if not here.update(left=timezone.now()):
            return
        tell("part.left", part, by=viewer.account_id, part=part.pk)
        for pair in live_pairs(part):
            end(pair, viewer, words)
            forsake(pair.mentee_id if part.role == Role.MENTOR else pair.mentor_id)
        drafted = Pair.objects.trusted(WHY).filter(Q(mentor=part) | Q(mentee=part), begun=None, barred=False)
        drafted.delete()
