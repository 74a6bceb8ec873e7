"""New rounds of mentoring, in the weekly digest of those they are for: each once, and no reason for a digest."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kohort.giving.models import Round

from .mentoring_open import VERB
from .models import Notice

WHY = "a digest says which rounds its reader was told of"


def opened(since: Mapping[int, datetime]) -> dict[int, list[Round]]:
    """By person (id), what they were told after this time and have not looked at, while one may sign up."""
    rows = Notice.objects.trusted(WHY).filter(person_id__in=since, verb=VERB, read=None).order_by("pk")
    told = [row for row in rows.values_list("person_id", "round_id", "at") if row[2] > since[row[0]]]
    open_yet = Round.objects.trusted(WHY).filter(closed=None, closes__gte=timezone.localdate())
    rounds = open_yet.select_related("scheme").in_bulk({which for _person, which, _at in told})
    found: dict[int, list[Round]] = defaultdict(list)
    for person, which, _at in told:
        if which in rounds:
            found[person].append(rounds[which])
    return found


def when_one_signs_up(one: Round) -> str:
    if one.opens > timezone.localdate():
        return _("Sign-up opens on %(day)s.") % {"day": date_format(one.opens)}
    return _("Sign-up is open until %(day)s.") % {"day": date_format(one.closes)}
