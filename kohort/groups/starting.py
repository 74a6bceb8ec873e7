"""Starting a group. Everybody may; the office gives it a rule, a member only that of their own class."""

from datetime import timedelta

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import member
from kohort.activity.models import record
from kohort.kit.bugs import bug
from kohort.people.models import Person

from . import jobs, own_class
from .forms import GroupForm, OfficeGroupForm
from .models import Group, Membership, Office, Policy
from .ruling import RuleForm

A_YEAR = timedelta(days=365)


@member
@require_http_methods(["GET", "POST"])
def start(request):
    """A name, what it is for, who comes in; the office may say by a rule who is in, and sees first how many that is.

    `?study=2` starts the group of the class of one's second study.
    """
    group = Group(institution=request.institution, language=get_language() or "en")
    of_class = own_class.form_for(request, group)
    form, rule = (of_class, None) if of_class else forms_of(request, group)
    if request.method == "POST" and is_ready(form, rule):
        return HttpResponseRedirect(_started(request, form, rule))
    waits = not request.viewer.is_coordinator and Policy.of(request.institution).approves
    return render(request, "groups/new.html", {"form": form, "rule": rule, "waits": waits})


def forms_of(request, group, for_members=GroupForm, for_office=OfficeGroupForm):
    """(the form, and for who may give it one, that of the rule)."""
    posted = request.POST if request.method == "POST" else None
    if not group.is_run_by(request.viewer):
        return for_members(posted, instance=group), None
    has_rule = posted is None or posted.get("admits") == Group.Admits.RULE
    searched = request.GET if group.pk is None else group.rule_query
    rule = RuleForm(posted if has_rule else None, institution=request.institution, searched=searched)
    return for_office(posted, instance=group, viewer=request.viewer), rule


def is_ready(form, rule) -> bool:
    """Whether all is right, and the rule, if it has one, was looked at; else the page shows how many it means."""
    if not form.is_valid():
        return False
    if form.cleaned_data.get("admits") != Group.Admits.RULE or rule is None:
        return True
    return rule.is_valid() and rule.is_sure


@transaction.atomic
def _started(request, form, rule) -> str:
    viewer, group = request.viewer, form.instance
    waits = not viewer.is_coordinator and Policy.of(request.institution).approves and not bug("approval-skipped")
    group.started_by_id, group.approved = viewer.person_id, None if waits else timezone.now()
    give_rule(group, rule)
    group = form.save()
    record("group.started", institution=request.institution, by=viewer.account_id, group=group.pk)
    if group.rule:
        jobs.follow.enqueue(group.pk)
    if viewer.is_member and not (group.rule and rule):  # whom the office means by a rule, it does not lead itself
        _lead(group, viewer)
    messages.success(request, _("It waits for the alumni office now.") if waits else _("Your group is there."))
    return reverse("groups:group", kwargs={"institution": request.institution.slug, "key": group.key})


def give_rule(group: Group, rule: RuleForm | None) -> None:
    """Take over what was filled in, or what there is no rule for any more."""
    if rule is not None:
        group.rule = rule.segment().query() if group.admits == Group.Admits.RULE else ""


def _lead(group, viewer):
    """Whoever started it is in it and leads it, for a year."""
    starter = Person.objects.visible_to(viewer).get(pk=viewer.person_id)
    group.admit(starter, way=Membership.Way.JOINED, by=viewer.account_id)
    until = timezone.localdate() + A_YEAR
    Office.objects.create(group=group, person=starter, until=until)
    record("office.given", institution=group.institution, by=viewer.account_id, about=starter, group=group.pk)
