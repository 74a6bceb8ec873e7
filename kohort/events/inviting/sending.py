"""The pages on which the hosts ask people to come: whom, a look at who gets a mail and who does not, how far it is."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kohort.access.gate import office, on
from kohort.events.event import Event
from kohort.groups.ruling import RuleForm
from kohort.kit.addresses import address
from kohort.people.models import Person

from . import rounds
from .draft import Draft
from .models import Meant
from .round import Round
from .selecting import Why
from .whom import hosting

WHY = "hosts are told how many have answered"
PAGE = 20
Whom = Round.Whom


@on(Event, "organise")
@require_safe
def invite(request, event):
    """Whom to ask; and how it went with those who were."""
    rule = RuleForm(institution=request.institution, searched=request.GET)
    return _choose(request, event, rule)


def _choose(request, event, rule: RuleForm):
    sent = Round.objects.visible_to(request.viewer).filter(event=event).order_by("-at", "-pk")
    asked = Meant.objects.trusted(WHY).filter(event=event, told__isnull=False)
    context = {
        "event": event,
        "rule": rule,
        "rounds": sent,
        "going": any(one.state == Round.State.GOING for one in sent),
        "asked": asked.count(),
        "declined": asked.filter(declined__isnull=False).count(),
        "can_ask": event.is_on and not event.has_begun,
        "has_groups": hosting(event).exists(),
        "can_ask_all": event.is_hosted_by(request.viewer),
    }
    return render(request, "events/inviting/invite.html", context)


@on(Event, "organise")
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request, event):
    """`?whom=` and, of a choice, the facets of the directory. POST sends it to as many as it said."""
    whom = request.GET.get("whom", "")
    rule = RuleForm(request.GET, institution=request.institution) if whom == Whom.CHOSEN else None
    if rule and not rule.is_valid():
        return _choose(request, event, rule)
    if not _may(whom, event, request.viewer):
        raise Http404
    chosen = rule.segment().query() if rule else ""
    draft = Draft(event, request.institution, request.viewer, whom, chosen)
    problem = _problem(request, draft) if request.method == "POST" else ""
    if request.method == "POST" and not problem:
        return _begin(request, draft)
    context = {"event": event, "draft": draft, "problem": problem, "typed": request.POST.get("number", "")}
    return render(request, "events/inviting/preview.html", context)


def _may(whom: str, event: Event, viewer) -> bool:
    """A round to all members takes somebody who speaks for a host."""
    if not event.is_on or event.has_begun or whom not in Whom.values:
        return False
    return whom != Whom.MEMBERS or event.is_hosted_by(viewer)


def _problem(request, draft: Draft) -> str:
    """Why it cannot be sent as it is; "" where nothing is in the way."""
    seen, typed = request.POST.get("agreed", ""), request.POST.get("number", "")
    if draft.asked == 0:
        return _("Nobody would get it. Choose others.")
    if not seen.isdecimal() or int(seen) < draft.asked:
        return _("Meanwhile more people fit. Look at the number again before you send it.")
    if draft.is_large and "".join(filter(str.isdecimal, typed)) != str(draft.asked):
        return _("Type the number of people who get it, to be sure that you mean so many.")
    return ""


def _begin(request, draft: Draft) -> HttpResponseRedirect:
    if rounds.is_going(draft.event, draft.institution):
        messages.warning(request, _("Invitations are being sent already. Wait until all are, or stop them first."))
    else:
        rounds.begin(draft.event, draft.viewer, draft.institution, whom=draft.whom, rule=draft.rule, agreed=draft.asked)
        messages.success(request, _("The invitations are on their way. You may leave this page."))
    return _back(request, draft.event)


@office
@on(Event, "organise")
@require_safe
def left_out(request, event):
    """Who is not asked for one reason, for the office, which sees everybody."""
    why, whom = request.GET.get("why", ""), request.GET.get("whom", "")
    rule = RuleForm(request.GET, institution=request.institution) if whom == Whom.CHOSEN else None
    if why not in Why.values or whom not in Whom.values or (rule and not rule.is_valid()):
        raise Http404
    draft = Draft(event, request.institution, request.viewer, whom, rule.segment().query() if rule else "")
    found = Person.objects.visible_to(request.viewer).filter(pk__in=draft.people.filter(why=why).values("pk"))
    page = Paginator(found.order_by("surname", "given_names", "pk"), PAGE).get_page(request.GET.get("page"))
    context = {"event": event, "draft": draft, "why": Why(why), "page": page}
    return render(request, "events/inviting/left_out.html", context)


@on(Event, "organise")
@require_POST
def stop(request, event, round):
    """Nobody more is asked by it."""
    row = get_object_or_404(Round.objects.visible_to(request.viewer).filter(event=event), key=round)
    rounds.stop(row)
    return _back(request, event)


def _back(request, event) -> HttpResponseRedirect:
    return HttpResponseRedirect(address("inviting:invite", request.institution.slug, key=event.key))
