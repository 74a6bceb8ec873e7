"""What becomes of a plan: published, proposed, given back with words, cancelled with a reason, or thrown away."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kohort.access.gate import on
from kohort.events.event import Event
from kohort.kit.addresses import address

from .ready import lacks, may_cancel, may_publish, may_remove, may_return

LABELS = {
    "return": gettext_lazy("What should change first"),
    "cancel": gettext_lazy("Why it is cancelled"),
}


class WordsForm(forms.Form):
    """Said to those who planned it, or to those who would have come."""

    words = forms.CharField(max_length=500, widget=forms.Textarea({"rows": 4}))

    def __init__(self, posted, do: str):
        super().__init__(posted if "words" in posted else None)
        self.fields["words"].label = LABELS[do]


@on(Event, "organise")
@require_POST
def publishing(request, event):
    """`do`: publish, propose, return, cancel or remove."""
    do = request.POST.get("do")
    if do in LABELS:
        return _with_words(request, event, do)
    deed = {"publish": _publish, "propose": _propose, "remove": _remove}.get(do)
    if deed is None:
        raise Http404
    return deed(request, event)


def _publish(request, event):
    if not may_publish(event, request.viewer):
        raise Http404
    missing = lacks(event)
    for sentence in missing:
        messages.error(request, sentence)
    if missing:
        return to(request, event, "planning:plan")
    event.publish(request.viewer)
    messages.success(request, _("It is published. Now say who is told of it."))
    return to(request, event, "inviting:invite")


def _propose(request, event):
    event.propose(request.viewer)
    messages.success(request, _("Sent. You are told when they have looked at it; until then you can go on planning."))
    return to(request, event, "planning:plan")


def _remove(request, event):
    if not may_remove(event, request.viewer):
        raise Http404
    event.delete()
    messages.success(request, _("The draft is gone."))
    return HttpResponseRedirect(address("events:events", request.institution.slug))


def _with_words(request, event, do):
    may = may_return if do == "return" else may_cancel
    if not may(event, request.viewer):
        raise Http404
    form = WordsForm(request.POST, do)
    if not form.is_valid():
        return render(request, "events/planning/words.html", {"event": event, "form": form, "do": do})
    return (_return if do == "return" else _cancel)(request, event, form.cleaned_data["words"])


def _return(request, event, words):
    event.return_to_proposer(words, request.viewer)
    messages.success(request, _("Given back. Whoever planned it is told what you wrote."))
    return HttpResponseRedirect(address("events:events", request.institution.slug))


def _cancel(request, event, why):
    event.cancel(why, request.viewer)
    messages.success(request, _("It is cancelled. Everybody who was coming is told once."))
    return to(request, event, "planning:plan")


def to(request, event, page: str, **more: str) -> HttpResponseRedirect:
    """On to a page of the event; `more` is what else its address names."""
    return HttpResponseRedirect(address(page, request.institution.slug, key=event.key, **more))
