"""Whether employers from outside may suggest something: the house decides, on a page of another app."""

from django.conf import settings
from django.utils.module_loading import import_string

from kohort.institutions.models import Institution


def takes_outsiders(institution: Institution) -> bool:
    """settings.HOUSE_POLICY names what knows: `.of(institution).outsiders_post`."""
    return import_string(settings.HOUSE_POLICY).of(institution).outsiders_post
