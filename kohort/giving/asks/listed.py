"""Those on the list of an ask, as whoever asks reads of them: in words, and never why somebody could not be asked."""

from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _

from kohort.access.viewer import Viewer
from kohort.groups.names import Name, names

from .models import Ask, Asked

State = Asked.State


class Listed(NamedTuple):
    """`name` is None where the viewer sees them no more. `until`: when the next is asked, if they do not answer."""

    name: Name | None
    state: str
    words: str
    until: datetime | None


def listed(ask: Ask, viewer: Viewer, slug: str) -> list[Listed]:
    """In the order in which they are asked."""
    rows = list(Asked.objects.visible_to(viewer).filter(ask=ask).order_by("place", "pk"))
    known = names([row.person_id for row in rows], viewer, slug)
    return [_listed(row, ask, known.get(row.person_id)) for row in rows]


def _listed(row: Asked, ask: Ask, name: Name | None) -> Listed:
    until = row.reply_by if row.state == State.ASKED else None
    spared = row.state == State.QUEUED and ask.state != Ask.State.OPEN
    return Listed(name, _("was not needed") if spared else row.get_state_display(), row.words, until)
