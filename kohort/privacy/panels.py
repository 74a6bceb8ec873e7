"""What privacy shows on pages of other apps: the ways on one's own profile, and a figure on the desk."""

from django.template.loader import render_to_string
from django.utils import timezone

from kohort.activity.models import Happening
from kohort.institutions.models import Institution

WHY = "a figure that names nobody"


def ways(request, person) -> str:
    """For the person, at the end of their profile."""
    return render_to_string("privacy/ways.html", {"person": person}, request)


def left(request) -> str | None:
    """For whoever sees figures, on the desk: how many left this month."""
    people = left_this_month(request.institution)
    return render_to_string("privacy/left_figure.html", {"people": people}, request) if people else None


def left_this_month(institution: Institution) -> int:
    begin = timezone.localtime().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    rows = Happening.objects.trusted(WHY).filter(institution=institution, verb="left", at__gte=begin)
    return rows.count()
