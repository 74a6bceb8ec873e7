"""On one's home page: the oldest thing known about oneself, once it is two years old. Is it still right?"""

from datetime import timedelta

from django.template.loader import render_to_string
from django.utils import timezone

from kohort.access.viewer import Viewer
from kohort.people.facts import Fact
from kohort.people.freshness import YEARS_FRESH
from kohort.people.models import Contact, Position, Residence


def ask(request) -> str | None:
    """One fact at a time; three queries."""
    limit = timezone.now() - timedelta(days=365 * YEARS_FRESH)
    old = [fact for fact in _told(request.viewer) if fact.as_of < limit]
    if not old:
        return None
    fact = min(old, key=lambda fact: fact.as_of)
    context = {"fact": fact, "kind": fact._meta.model_name}
    return render_to_string("home/still_right.html", context, request)


def _told(viewer: Viewer) -> list[Fact]:
    """Work, home and private e-mail as they are now."""
    current = [model.objects.of_oneself(viewer).filter(ended__isnull=True) for model in (Position, Residence)]
    emails = Contact.objects.of_oneself(viewer).filter(kind=Contact.Kind.EMAIL)
    return [fact for rows in (*current, emails) for fact in rows]
