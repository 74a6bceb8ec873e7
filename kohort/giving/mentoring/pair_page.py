"""The page of a pair, or of a group: how to reach each other, what to do next, when they met; and a way out."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import on

from . import talks
from .ending import end
from .meetings import MeetingForm, forget, met, note
from .models import Part, Scheme
from .next_step import next_step
from .pairs import Pair
from .rounds import State, state
from .telling import parts_of
from .together import mates, pairs_with


@on(Pair, "meet")
@require_http_methods(["GET", "POST"])
def pair(request, one):
    """POST `do`: met, forget, time or end."""
    form = MeetingForm(request.POST if request.POST.get("do") == "met" else None, one)
    time = talks.TalkForm(request.POST if request.POST.get("do") == "time" else None, one)
    if request.method == "POST" and _done(request, one, form, time):
        return HttpResponseRedirect(request.path)
    return render(request, "giving/mentoring/pair.html", _context(request, one, form, time))


def _done(request, one: Pair, form: MeetingForm, time: talks.TalkForm) -> bool:
    """False where a form has to be looked at again. What has ended does not change: the page says that it has."""
    do = request.POST.get("do", "")
    if do not in DEEDS:
        raise Http404
    if one.ended:
        return True
    if (form.is_bound and not form.is_valid()) or (time.is_bound and not time.is_valid()):
        return False
    messages.success(request, DEEDS[do](request, one, form, time))
    return True


def _met(request, one, form, time) -> str:
    note(one, request.viewer, **form.cleaned_data)
    is_ahead = form.cleaned_data["on"] > timezone.localdate()
    return _("Noted. The others are told.") if is_ahead else _("Noted. Good that you met.")


def _forgotten(request, one, form, time) -> str:
    forget(one, request.viewer, request.POST.get("meeting", ""))
    return _("Taken back.")


def _timed(request, one, form, time) -> str:
    talks.agree(one, time.starts, request.viewer)
    return _("The time is set, and the other is told.")


def _ended(request, one, form, time) -> str:
    """A mentor ends all of a group; of the others each goes alone."""
    leads = parts_of(one)[0].person_id == request.viewer.person_id
    for pair in pairs_with(one) if leads else [one]:
        end(pair, request.viewer, request.POST.get("why", "")[:1000])
    return _("It has ended. The other is told, and not why.")


DEEDS = {"met": _met, "forget": _forgotten, "time": _timed, "end": _ended}  # (request, pair, forms) -> what to say


def _context(request, one: Pair, form, time) -> dict:
    viewer = request.viewer
    parts = Part.objects.visible_to(viewer).filter(pk__in=(one.mentor_id, one.mentee_id), person_id=viewer.person_id)
    mine = parts.get()
    runs = one.ended is None and state(one.round, timezone.localdate()) != State.OVER
    return {
        "pair": one,
        "round": one.round,
        "scheme": one.round.scheme,
        "part": mine,
        "mates": mates(one, viewer, request.institution.slug),
        "step": next_step(one, mine),
        "meetings": met(one, viewer),
        "runs": runs,
        "notes": one.ended is None,
        "is_talk": one.round.scheme.form == Scheme.Form.FLASH,
        "form": form,
        "time": time,
    }
