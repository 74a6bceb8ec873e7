"""Who of those meant is asked to come, and who is not and why. Everybody is counted once, by one question."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Case, Count, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from kohort.events.event import Event
from kohort.events.inviting.models import Meant
from kohort.events.seats.models import Seat
from kohort.institutions.models import Institution
from kohort.kit.bugs import bug
from kohort.people.models import Person

WHY = "who is asked to come, and who is not, is known before anybody is"
MOST, WITHIN = 4, timedelta(days=30)  # invitations to events somebody gets, of all hosts in the house together


class Why(models.TextChoices):
    """Why somebody is not asked, in the order in which it is looked at."""

    UNCLAIMED = "unclaimed", _("Have not claimed their place yet")
    HIDDEN = "hidden", _("Hidden")
    COMING = "coming", _("Are coming or waiting already")
    NO = "no", _("Said no, or cancelled")
    ASKED = "asked", _("Asked already")
    UNWILLING = "unwilling", _("Do not want such mails, or not so often")
    TOO_OFTEN = "too-often", _("Asked to four events in the last 30 days")
    APART = "apart", _("Do not meet whoever sends it")


def sort_out(event: Event, whom: Q, institution: Institution, apart: frozenset[int] = frozenset()) -> QuerySet:
    """Everybody of a house who is meant, with `why` they are not asked; "" for those who are."""
    ways = [When(condition, then=Value(why.value)) for why, condition in _reasons(event, institution, apart).items()]
    people = Person.objects.trusted(WHY).filter(whom, institution=institution)
    return people.annotate(why=Case(*ways, default=Value(""), output_field=models.CharField()))


def tally(people: QuerySet) -> dict[str, int]:
    """How many for each reason; those who are asked under ""."""
    return dict(people.order_by().values_list("why").annotate(Count("pk")))


def _reasons(event: Event, institution: Institution, apart) -> dict[Why, Q]:
    seats = Seat.objects.trusted(WHY).filter(event=event, person__isnull=False)
    meant = Meant.objects.trusted(WHY).filter(event=event)
    left = Q(pk__in=seats.values("person")) | Q(pk__in=meant.filter(declined__isnull=False).values("person"))
    return {
        Why.UNCLAIMED: Q(account__isnull=True) | Q(account__is_active=False),
        Why.HIDDEN: Q(hidden_since__isnull=False),
        Why.COMING: Q(pk__in=seats.filter(state__in=Seat.LIVE).values("person")),
        Why.NO: Q(pk__in=[]) if bug("invite-declined") else left,
        Why.ASKED: Q(pk__in=[]) if bug("told-twice") else Q(pk__in=meant.filter(told__isnull=False).values("person")),
        Why.UNWILLING: Q(pk__in=import_string(settings.EVENT_REFUSALS)(institution)),
        Why.TOO_OFTEN: Q(pk__in=_asked_often(institution)),
        Why.APART: Q(pk__in=apart),
    }


def _asked_often(institution: Institution):
    lately = Meant.objects.trusted(WHY).filter(told__gt=timezone.now() - WITHIN, person__institution=institution)
    return lately.values("person").annotate(times=Count("pk")).filter(times__gte=MOST).values("person")
