"""On one's own profile: how often we write."""

from django.template.loader import render_to_string

from .models import Wish


def on_profile(request, person) -> str:
    """What was said last, or what holds until something is said."""
    wish = Wish.objects.visible_to(request.viewer).filter(person=person).first() or Wish()
    return render_to_string("notices/on_profile.html", {"wish": wish}, request)
