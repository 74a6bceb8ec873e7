"""What somebody would help with, on the page of a person and on one's own profile."""

from django.template.loader import render_to_string

from .models import Limits, Offer


def on_page(request, person) -> str | None:
    """As far as the viewer may see it; None when that is nothing."""
    found = _seen(request, person)
    return render_to_string("giving/on_page.html", found, request) if found["offers"] else None


def on_profile(request, person) -> str:
    """One's own, with the way to change it."""
    return render_to_string("giving/on_profile.html", _seen(request, person), request)


def _seen(request, person):
    viewer = request.viewer
    offers = Offer.objects.visible_to(viewer).filter(person=person, ended__isnull=True).order_by("pk")
    limits = Limits.objects.visible_to(viewer).filter(person=person).first()
    own = viewer.is_office or viewer.person_id == person.pk
    return {"offers": list(offers), "limits": limits, "page": {"shows_audience": own}}
