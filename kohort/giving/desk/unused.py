"""Offers that stand for longer than a term and that nobody has asked for: each is a promise the house leaves lying."""

from datetime import timedelta

from django.db.models import DateTimeField, Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from kohort.access.viewer import Viewer
from kohort.giving.catalogue import Kind
from kohort.giving.given import Given
from kohort.giving.limits.models import Approach
from kohort.giving.mentoring.models import Part
from kohort.giving.models import Offer
from kohort.people.models import Person

WHY = "whether anybody ever asked for it"
A_TERM = timedelta(days=180)
ASKED_BY_ITSELF = (Kind.ATTEND, Kind.OTHER)  # told of what is near; and in one's own words, which nobody can pick


def unused(viewer: Viewer):
    """The offers, as the viewer of the office sees them: of those who are here, last said or confirmed a term ago."""
    here = Person.objects.trusted(WHY).filter(account__isnull=False, hidden_since=None)
    rows = standing(viewer).filter(person__in=here.filter(institution_id=viewer.institution_id).values("pk"))
    old = rows.annotate(said=Coalesce("confirmed", "recorded", output_field=DateTimeField()))
    lately = old.filter(said__lt=timezone.now() - A_TERM).exclude(kind__in=ASKED_BY_ITSELF)
    return lately.filter(~_used()).order_by("said", "pk")


def standing(viewer: Viewer):
    return Offer.objects.visible_to(viewer).filter(ended=None)


def _used() -> Q:
    """Asked for, given, or taken up as a mentor, since it was first said."""
    same = {"person_id": OuterRef("person_id")}
    asked = Approach.objects.trusted(WHY).filter(**same, kind=OuterRef("kind"), at__gte=OuterRef("recorded"))
    gave = Given.objects.trusted(WHY).filter(**same, kind=OuterRef("kind"), at__gte=OuterRef("recorded"))
    mentors = Part.objects.trusted(WHY).filter(**same, role=Part.Role.MENTOR, at__gte=OuterRef("recorded"))
    return Q(Exists(asked)) | Q(Exists(gave)) | Q(kind=Kind.MENTOR) & Q(Exists(mentors))
