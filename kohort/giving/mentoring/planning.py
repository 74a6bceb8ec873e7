"""Planning a round: its dates and rules, and the moment when members are told of it."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import on
from kohort.access.viewer import Viewer
from kohort.activity.models import record
from kohort.kit.addresses import address

from .forms_round import RoundForm
from .models import Round, Scheme
from .rounds import state
from .starting import to_scheme


@on(Scheme, "run")
@require_http_methods(["GET", "POST"])
def new(request, scheme):
    """A round to be: nobody else sees it until it is published."""
    form = RoundForm(request.POST or None, instance=Round(scheme=scheme))
    if form.is_valid():
        return to_round(request, form.save(), "plan")
    return render(request, "giving/mentoring/round_new.html", {"scheme": scheme, "form": form})


@on(Round, "run")
@require_http_methods(["GET", "POST"])
def plan(request, one):
    """POST `do`: publish, remove; else what is in the form is kept."""
    do = request.POST.get("do")
    if do:
        return _done(request, one, do)
    form = RoundForm(request.POST or None, instance=one)
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return to_round(request, one, "plan")
    context = {"round": one, "scheme": one.scheme, "form": form, "state": state(one, timezone.localdate())}
    return render(request, "giving/mentoring/plan.html", context)


def _done(request, one: Round, do: str) -> HttpResponseRedirect:
    if do == "publish":
        _published(request, one)
        return to_round(request, one, "plan")
    if do != "remove" or not _drafts(one).delete()[0]:
        raise Http404
    return to_scheme(request, one.scheme)


def _published(request, one: Round) -> None:
    """Not where nobody could sign up any more: mentors would be asked in vain, and it would count."""
    if one.closes < timezone.localdate():
        messages.error(request, _("The days of sign-up are over. Choose later ones first, and save them."))
        return
    publish(one, request.viewer)
    messages.success(
        request,
        _("It is published. Those who offered to be mentors are asked, and those it is for find it in their news."),
    )


def _drafts(one: Round):
    """The round, unless it has been published meanwhile, in another window."""
    return Round.objects.trusted("told once").filter(pk=one.pk, published=None)


@transaction.atomic
def publish(one: Round, viewer: Viewer) -> None:
    """Pressed twice, it is told once."""
    if _drafts(one).update(published=timezone.now()):
        record("round.published", institution=one.scheme.institution, by=viewer.account_id, round=one.pk)


def to_round(request, one: Round, page: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(address(f"mentoring:{page}", request.institution.slug, key=one.key))
