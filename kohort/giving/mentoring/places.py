"""First come, first served: a place in a mentor's group, or one of a mentor's talks. Never more than there are."""

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kohort.access.viewer import Viewer
from kohort.giving.limits.models import Approach
from kohort.giving.models import Limits
from kohort.kit.bugs import bug
from kohort.people.models import Person

from .holding import holding, stop, why_not_open
from .joining import join, part_of
from .models import Part, Round, Scheme
from .pairs import Check, Pair
from .roles import roles_for
from .telling import tell

WHY = "places are given to whoever comes first"
Form, Role = Scheme.Form, Part.Role
MOST = {Form.GROUPS: 1, Form.FLASH: 2}  # for one mentee in a round: two talks are enough to compare


def mentors(one: Round, viewer: Viewer):
    """The mentors of a round as the viewer may see them: not one who is hidden, kept apart from them, or in a pause."""
    paused = Limits.objects.trusted(WHY).filter(person_id=OuterRef("person_id"), paused_until__gt=timezone.localdate())
    rows = Part.objects.visible_to(viewer).filter(round=one, role=Role.MENTOR, left=None)
    return rows.exclude(Exists(paused)).exclude(person_id=viewer.person_id)


def take(one: Round, mentor_key: str, viewer: Viewer) -> Pair:
    """A place with this mentor: theirs at once, and told to both. Who has it keeps it. Raises NotNow."""
    with holding(one.pk) as held:
        mentor = mentors(held, viewer).filter(key=mentor_key).first()
        stop("" if mentor else _gone())
        me = part_of(held, viewer)
        if me and (known := Pair.live().filter(mentor=mentor, mentee=me).first()):
            return known
        stop(why_not_open(held) or _why_not_mine(held, me, viewer))
        me = me or join(held, viewer, Role.MENTEE)
        stop(_why_not_theirs(mentor, me))  # and then they have not signed up either
        return _begin(held, mentor, me, viewer)


def _why_not_mine(held: Round, me: Part | None, viewer: Viewer) -> str:
    if me is None:
        may = Role.MENTEE in roles_for(held.scheme, viewer)
        return "" if may else _("These places are for %(whom)s.") % {"whom": held.scheme.get_mentees_display()}
    if me.role == Role.MENTOR:
        return _("You take part as a mentor. A place is for the others.")
    most = MOST[Form(held.scheme.form)]
    if Pair.live().filter(mentee=me).count() < most:
        return ""
    told = ngettext("You have a place already.", "You have taken %(n)s talks already.", most) % {"n": most}
    return f"{told} " + _("Leave it before you take another.")


def _why_not_theirs(mentor: Part, me: Part) -> str:
    """One answer for all: nobody learns that somebody keeps the two apart, or that a mentor has had enough of them."""
    is_full = Pair.live().filter(mentor=mentor).count() >= mentor.places and not bug("place-overfull")
    return _gone() if is_full or _barred(mentor, me) or _ended_by(mentor, me) else ""


def _barred(mentor: Part, me: Part) -> bool:
    return Pair.objects.trusted(WHY).filter(mentor=mentor, mentee=me, barred=True).exists()


def _ended_by(mentor: Part, me: Part) -> bool:
    """Whoever ended it is not taken again the next minute."""
    ended = Check.objects.trusted(WHY).filter(part=mentor, pair__mentee=me, stage=Check.Stage.EARLY)
    return ended.exists() and not bug("taken-again")


def _gone() -> str:
    return _("Somebody was faster: this place is no longer free. Choose another.")


def _begin(held: Round, mentor: Part, me: Part, viewer: Viewer) -> Pair:
    now = timezone.now()
    begun = {"round": held, "at": now, "begun": now, "ended": None, "starts": None}
    rows = Pair.objects.trusted(WHY)
    pair, is_new = rows.update_or_create(mentor=mentor, mentee=me, defaults=begun)
    if held.scheme.form == Form.FLASH and is_new:
        _count(mentor)
    pair.unite()
    tell("pair.talk", mentor, by=viewer.account_id, pair=pair.pk)
    tell("pair.begun", me, by=viewer.account_id, pair=pair.pk)
    return pair


def _count(mentor: Part) -> None:
    """A talk is a call on the mentor's time, and weighs wherever somebody else would ask them: so it is counted.

    It is not refused by their limit. They offered these talks themselves, for this round and by number, later and more
    exactly than they once said how often they may be asked; `places` is the limit here. A pause holds: see `mentors`.
    """
    Person.objects.trusted(WHY).select_for_update(no_key=True).get(pk=mentor.person_id)  # as `asking.reserve` does
    Approach.objects.create(person_id=mentor.person_id, what=Approach.For.MENTORING, kind="mentor")
