"""What every template may use without being handed it."""

from django.conf import settings


def page(request):
    """The institution and the viewer the middleware found, the languages to choose from, and whether this is a demo."""
    return {
        "institution": getattr(request, "institution", None),
        "viewer": getattr(request, "viewer", None),
        "LANGUAGES": settings.LANGUAGES,
        "DEMO": settings.DEMO,
    }
