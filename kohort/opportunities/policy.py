"""Who may do more: those who work here; and employers from outside, if the house says so on a page of another app."""

from django.conf import settings
from django.utils.module_loading import import_string

from kohort.access.viewer import Viewer
from kohort.institutions.models import Institution
from kohort.people.models import Affiliation


def takes_outsiders(institution: Institution) -> bool:
    """settings.HOUSE_POLICY names what knows: `.of(institution).outsiders_post`."""
    return import_string(settings.HOUSE_POLICY).of(institution).outsiders_post


def works_here(viewer: Viewer) -> bool:
    """Staff and the office post courses, and say which programme something is for."""
    return viewer.is_office or Affiliation.is_staff(viewer.person_id)
