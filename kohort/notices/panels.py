"""On one's own profile, how often we write; and how many notices wait."""

from django.template.loader import render_to_string

from kohort.access.viewer import Viewer

from .models import Notice, Wish


def on_profile(request, person) -> str:
    """What was said last, or what holds until something is said."""
    wish = Wish.objects.visible_to(request.viewer).filter(person=person).first() or Wish()
    return render_to_string("notices/on_profile.html", {"wish": wish}, request)


def badge(viewer: Viewer) -> int:
    """How many notices one has not read; one cheap query where there is none."""
    unread = Notice.objects.trusted("whether there is any").filter(person_id=viewer.person_id, read__isnull=True)
    if not (viewer.is_member and unread.exists()):
        return 0
    return Notice.objects.visible_to(viewer).filter(read__isnull=True).count()
