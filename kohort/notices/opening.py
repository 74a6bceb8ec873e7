"""Who opens what a notice tells of has read the notice: by its key, or by the link in a mail about it."""

from django.utils import timezone

from kohort.access.viewer import Viewer
from kohort.giving.links import ANSWER, ASKED

from .models import Notice

# The name of an address whose `key`, or `token`, says what is looked at: where the key of that stands.
OPENS = {
    "posts:post": "post__key",
    "letters:thread": "thread__key",
    "events:event": "event__key",
    "asks:ask": "ask__key",
    "asks:outcome": "ask__key",
    "asks:asked": "ask__asked__key",
    "questions:question": "question__key",
    "questions:answer": "question__routed__key",
    "inquiries:inquiry": "inquiry__key",
    "mentoring:round": "round__key",
    "mentoring:plan": "round__key",
    "mentoring:progress": "round__key",
    "mentoring:pair": "round__pairs__key",
    "opportunities:opportunity": "opportunity__key",
    "opportunities:interested": "opportunity__key",
    "stories:story": "story__key",
}
LINKS = {link.name: link for link in (ASKED, ANSWER)}  # those with a `token`


def opened(viewer: Viewer, name: str, key: str = "", token: str = "", **_more) -> None:
    """Two queries at most, and one where nothing was unread."""
    key = LINKS[name].key(token) if name in LINKS else key
    rows = Notice.objects.trusted("one reads one's own").filter(person_id=viewer.person_id, read__isnull=True)
    if read := rows.filter(**{OPENS[name]: key}).values_list("pk", flat=True).first():
        rows.filter(pk=read).update(read=timezone.now())
