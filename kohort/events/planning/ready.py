"""What an event still lacks before it can be published, and what the viewer may make of the plan."""

from django.utils.translation import gettext as _

from kohort.access.viewer import Viewer
from kohort.events.event import Event
from kohort.events.hosting import Organiser
from kohort.kit.bugs import bug

WHY = "whose plan it is decides what becomes of it"


def lacks(event: Event) -> list[str]:
    """Sentences that say what to do; none: it can be published."""
    found = []
    if not (event.place or event.online_link):
        found.append(_("Say where it is: a place, a link to take part online, or both."))
    if event.is_over:
        found.append(_("Its time is over. Choose a later day."))
    return found


def may_publish(event: Event, viewer: Viewer) -> bool:
    """Who speaks for a host; the others propose it."""
    return event.allows(viewer, "publish") or bug("publish-unasked")


def may_return(event: Event, viewer: Viewer) -> bool:
    """Who could publish what somebody else has proposed."""
    others = Organiser.objects.trusted(WHY).filter(event=event).exclude(person_id=viewer.person_id)
    return bool(event.proposed and not event.published) and may_publish(event, viewer) and others.exists()


def may_remove(event: Event, viewer: Viewer) -> bool:
    """Those whose draft it is. Hosts give back what others propose; what was published is cancelled."""
    team = Organiser.objects.trusted(WHY).filter(event=event)
    return event.published is None and (team.filter(person_id=viewer.person_id).exists() or not team.exists())


def is_at_home(event: Event, viewer: Viewer) -> bool:
    """Whether the viewer is of its own house. Others who host it withdraw; they do not end or repeat it."""
    return event.institution_id == viewer.institution_id


def may_cancel(event: Event, viewer: Viewer) -> bool:
    """Those who plan it, at home, until it is over."""
    return event.published is not None and not event.is_over and is_at_home(event, viewer)
