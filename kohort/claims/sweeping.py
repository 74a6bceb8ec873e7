"""What somebody typed is not kept: it goes 30 days after the answer, or 180 days without one."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from .models import Case

WHY = "what was typed goes when its time is over"
KEPT = timedelta(days=30)  # after the decision
UNDECIDED = timedelta(days=180)


def sweep_in_time(*times: timedelta) -> None:
    """Have what came up or was decided now swept when its time is over."""
    for days in times:
        sweep.using(run_after=timezone.now() + days + timedelta(hours=1)).enqueue()


@task()
def sweep() -> None:
    """Why the office let somebody in stays, without what was typed."""
    now = timezone.now()
    cases = Case.objects.trusted(WHY)
    cases.filter(state=Case.State.WAITING, opened__lt=now - UNDECIDED).delete()
    answered = cases.exclude(state=Case.State.WAITING)
    old = answered.filter(Q(decided__lt=now - KEPT) | Q(decided=None, opened__lt=now - KEPT))
    let_in = old.filter(state__in=[Case.State.GRANTED, Case.State.DONE], by__isnull=False)
    old.exclude(pk__in=let_in.values("pk")).delete()
    let_in.update(typed={}, address=None)
