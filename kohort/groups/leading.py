"""What who leads a group can do: settings, the picture, who asks to come in, and closing it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kohort.access.gate import on
from kohort.activity.models import record
from kohort.kit.pictures import SENTENCES

from . import jobs
from .counting import not_come
from .forms import OfficeSettingsForm, PictureForm, SettingsForm
from .models import Group, Picture, Request
from .names import names
from .starting import forms_of, give_rule, is_ready


@on(Group, "lead")
@require_safe
def lead(request, group):
    """The ways of who leads the group, and what waits for them."""
    context = {
        "group": group,
        "waiting": _waiting(request, group).count(),
        "not_come": not_come(group),
        "may_decide": group.allows(request.viewer, "decide"),
    }
    return render(request, "groups/lead.html", context)


@on(Group, "lead")
@require_http_methods(["GET", "POST"])
def settings(request, group):
    """Name, words, who comes in; for the office also the rule, the kind and where the group lies. Or the end of it."""
    if request.POST.get("do") == "close":
        group.close(by=request.viewer.account_id)
        messages.success(request, _("The group is closed. Those who were in it can still read what was said."))
        return _to(request, group, "group")
    form, rule = forms_of(request, group, SettingsForm, OfficeSettingsForm)
    if request.method == "POST" and is_ready(form, rule):
        _save(request, form, rule)
        return _to(request, group, "lead")
    if form.is_bound:
        group.refresh_from_db(from_queryset=Group.objects.visible_to(request.viewer))  # the page keeps its name
    return render(request, "groups/settings.html", {"group": group, "form": form, "rule": rule})


@transaction.atomic
def _save(request, form, rule):
    give_rule(form.instance, rule)
    group = form.save()
    record("group.changed", institution=group.institution, by=request.viewer.account_id, group=group.pk)
    if group.rule:
        jobs.follow.enqueue(group.pk)
    messages.success(request, _("Saved."))


@on(Group, "lead")
@require_http_methods(["GET", "POST"])
def picture(request, group):
    """Hang up a picture, or take it down."""
    rows = Picture.objects.visible_to(request.viewer).filter(group=group)
    if request.POST.get("do") == "remove":
        rows.delete()
        return _to(request, group, "lead")
    form = PictureForm(account_id=request.viewer.account_id)
    if request.method == "POST":
        form = PictureForm(request.POST, request.FILES, account_id=request.viewer.account_id)
        if getattr(request, "too_big", False):
            form.add_error("picture", ValidationError(SENTENCES["too-heavy"]))
        elif form.is_valid():
            form.hang(group)
            return _to(request, group, "group")
    return render(request, "groups/picture.html", {"group": group, "form": form, "there": rows.exists()})


@on(Group, "lead")
@require_http_methods(["GET", "POST"])
def requests(request, group):
    """Who asks to come in, the longest waiting first: let in, or not now."""
    waiting = _waiting(request, group)
    if request.method == "POST":
        asked = get_object_or_404(waiting, key=request.POST.get("request", ""))
        asked.answer(request.POST.get("do") == "admit", request.viewer)
        return _to(request, group, "requests")
    rows = list(waiting.order_by("at", "pk"))
    known = names([one.person_id for one in rows], request.viewer, request.institution.slug)
    asking = [(one, known[one.person_id]) for one in rows if one.person_id in known]
    return render(request, "groups/requests.html", {"group": group, "asking": asking})


def _waiting(request, group):
    return Request.objects.visible_to(request.viewer).filter(group=group, decided__isnull=True)


def _to(request, group, page):
    at = {"institution": request.institution.slug, "key": group.key}
    return HttpResponseRedirect(reverse(f"groups:{page}", kwargs=at))
