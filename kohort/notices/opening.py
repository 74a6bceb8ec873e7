"""Who opens what a notice tells of has read the notice."""

from django.utils import timezone

from kohort.access.viewer import Viewer

from .models import Notice

# The name of an address whose `key` says what is looked at: where the key of that stands.
OPENS = {"posts:post": "post__key", "letters:thread": "thread__key", "events:event": "event__key"}


def opened(viewer: Viewer, name: str, key: str) -> None:
    """Two queries at most, and one where nothing was unread."""
    rows = Notice.objects.trusted("one reads one's own").filter(person_id=viewer.person_id, read__isnull=True)
    if read := rows.filter(**{OPENS[name]: key}).values_list("pk", flat=True).first():
        rows.filter(pk=read).update(read=timezone.now())
