"""On one's own profile: how far one would go to an event."""

from django.template.loader import render_to_string

from .models import Near


def on_profile(request, person) -> str:
    near = Near.objects.visible_to(request.viewer).filter(person=person).first()
    return render_to_string("events/inviting/on_profile.html", {"near": near}, request)
