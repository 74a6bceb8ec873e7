"""An inquiry on a page of its own: how it stands to who asked, and what is to be done to who handles it."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import member, on
from kohort.giving.asks.reach import address_of
from kohort.groups.names import names

from .forms import AnswerForm, OutcomeForm
from .handling import TooLate, answer, close, give
from .models import Inquiry
from .staff import by_name, staff


@member
@on(Inquiry)
@require_http_methods(["GET", "POST"])
def inquiry(request, inquiry):
    """POST `do`: give, answer, close or withdraw. `q` is a name among the staff, for the office."""
    do = request.POST.get("do", "")
    answering = AnswerForm(request.POST if do == "answer" else None, initial={"words": inquiry.answer})
    ending = OutcomeForm(request.POST if do == "close" else None)
    if request.method == "POST" and _done(request, inquiry, do, answering, ending):
        return HttpResponseRedirect(request.path)
    context = _context(request, inquiry) | {"answering": answering, "ending": ending}
    return render(request, "giving/inquiries/inquiry.html", context)


def _done(request, inquiry, do: str, answering: AnswerForm, ending: OutcomeForm) -> bool:
    """False where something has to be put right first, or it has ended meanwhile: what was written is shown again."""
    if inquiry.goes_on and not inquiry.allows(request.viewer, do):
        raise Http404
    if not all(form.is_valid() for form in (answering, ending) if form.is_bound):
        return False
    try:
        _do(request, inquiry, do, answering, ending)
    except TooLate:
        messages.warning(request, _("It has ended meanwhile."))
        return False
    return True


def _do(request, inquiry, do, answering, ending) -> None:
    if do == "give":
        give(inquiry, _chosen(request), request.viewer)
    elif do == "answer":
        answer(inquiry, answering.cleaned_data["words"], request.viewer)
    elif do == "close":
        close(inquiry, request.viewer, **ending.cleaned_data)
    else:
        close(inquiry, request.viewer, Inquiry.State.CLOSED)


def _chosen(request):
    return get_object_or_404(staff(request.viewer), key=request.POST.get("person", ""))


def _context(request, inquiry) -> dict:
    viewer, slug = request.viewer, request.institution.slug
    may = {do: inquiry.allows(viewer, do) for do in Inquiry.may}
    words = request.GET.get("q", "").strip()
    found = by_name(words, viewer) if may["give"] else []
    known = names({inquiry.by_id, inquiry.taken_by_id, *found} - {None}, viewer, slug)
    told = {"inquiry": inquiry, "may": may, "q": words, "found": [known[pk] for pk in found if pk in known]}
    told |= {"asker": known.get(inquiry.by_id), "helper": known.get(inquiry.taken_by_id)}
    return told | _reached(inquiry, told) | {"mine": inquiry.is_from(viewer)}


def _reached(inquiry, told) -> dict:
    """Once it is answered the two can write to each other, as far as they are still to be met."""
    if inquiry.answered is None:
        return {}
    ways = {"asker_email": ("asker", inquiry.by_id), "helper_email": ("helper", inquiry.taken_by_id)}
    return {name: address_of(pk) for name, (who, pk) in ways.items() if told[who]}
