"""Groups at the desk: those that wait for the office, those nobody leads, and the rest; and the policy of the house."""

from datetime import datetime

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, Count, Exists, OuterRef, Q, When
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from kohort.access.gate import coordinator, office, on
from kohort.activity.models import record

from . import jobs
from .board.pulse import LATELY
from .counting import unclaimed
from .forms import PolicyForm
from .listing import rows_of
from .models import Group, Office, Policy

PER_PAGE = 50


class DeclineForm(forms.Form):
    """Why not. Whoever started the group reads it."""

    reason = forms.CharField(
        label=gettext_lazy("Why it is not approved"),
        help_text=gettext_lazy("Whoever started the group reads this."),
        max_length=500,
        widget=forms.Textarea({"rows": 4}),
    )


def _here(viewer):
    groups = Group.objects.visible_to(viewer).filter(institution_id=viewer.institution_id, closed__isnull=True)
    return groups.annotate(is_led=Exists(Office.held_today().filter(group=OuterRef("pk"))))


@office
@require_safe
def groups(request):
    """Waiting ones first, then those without anybody in office, then those where nothing was said for a month."""
    rows = _here(request.viewer)
    lasts, waits = _lasts(rows), Q(approved__isnull=True)
    rows = rows.annotate(waits=waits, silent=_silent(rows, lasts))
    rows = rows.order_by("-waits", "is_led", "-silent", "name", "pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    listed, away, terms = rows_of(page, request), unclaimed(page), _terms(page)
    told = [(row, away.get(row.group.pk, 0), terms.get(row.group.pk, 0), lasts.get(row.group.pk)) for row in listed]
    return render(request, "groups/desk.html", {"page": page, "told": told})


def _lasts(rows) -> dict[int, datetime]:
    """When each group of the house showed life last; a house has hundreds."""
    ids = list(rows.values_list("pk", flat=True))
    lasts: dict[int, datetime] = {}
    for path in settings.LAST_SIGNS:
        for pk, last in import_string(path)(ids).items():
            lasts[pk] = max(last, lasts.get(pk, last))
    return lasts


def _silent(rows, lasts) -> Case:
    """1 for those that are older than a month and have been quiet for one."""
    since = timezone.now() - LATELY
    quiet = [pk for pk, began in rows.values_list("pk", "since") if lasts.get(pk, began) < since]
    return Case(When(pk__in=quiet, then=1), default=0)


def _terms(groups) -> dict[int, int]:
    rows = Office.held_today().filter(group__in=[one.pk for one in groups])
    return dict(rows.values("group").annotate(held=Count("pk")).values_list("group", "held"))


@on(Group, "decide")
@require_http_methods(["GET", "POST"])
def decide(request, group):
    """Approve it, say with a reason that it is not, or close it."""
    do, by = request.POST.get("do"), request.viewer.account_id
    form = DeclineForm(request.POST if do == "decline" else None)
    if do == "approve":
        group.approve(by)
        if group.rule:
            jobs.follow.enqueue(group.pk)
        messages.success(request, _("Approved. Everybody here can see it now."))
    elif do == "close":
        group.close(by)
        messages.success(request, _("The group is closed. Those who were in it can still read what was said."))
    elif do == "decline" and form.is_valid():
        group.close(by, declined=form.cleaned_data["reason"])
        messages.success(request, _("Not approved. Whoever started it is told why."))
    else:
        return render(request, "groups/decide.html", {"group": group, "form": form})
    return _to_list(request)


@coordinator
@require_http_methods(["GET", "POST"])
def policy(request):
    """Whether the office looks at new groups first."""
    decided = Policy.of(request.institution)
    form = PolicyForm(request.POST if request.method == "POST" else None, instance=decided)
    if form.is_valid():
        form.save()
        record("group policy set", institution=request.institution, by=request.viewer.account_id)
        messages.success(request, _("Saved."))
        return _to_list(request)
    return render(request, "groups/policy.html", {"form": form})


def waiting(request) -> str | None:
    """On the desk: how many groups wait, how many nobody leads."""
    if not request.viewer.is_office:
        return None
    counts = _here(request.viewer).aggregate(
        all=Count("pk"),
        waiting=Count("pk", filter=Q(approved__isnull=True)),
        unled=Count("pk", filter=Q(approved__isnull=False, is_led=False)),
    )
    return render_to_string("groups/desk_panel.html", counts, request)


def _to_list(request):
    return HttpResponseRedirect(reverse("groups:desk", kwargs={"institution": request.institution.slug}))
