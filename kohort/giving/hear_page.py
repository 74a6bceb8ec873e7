"""The page on which somebody here writes down what an alumna would help with."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from kohort.access.gate import SecondFactorNeeded, on
from kohort.accounts.asking import too_often
from kohort.accounts.limits import TooOften
from kohort.kit.addresses import address
from kohort.people.models import Person

from .catalogue import Kind
from .groups import Group, drawn
from .hearing import is_here, may_hear, write_down


class HeardForm(forms.Form):
    """What was said, as whoever heard it remembers."""

    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("What would they help with?"),
        choices=Kind.choices,
        error_messages={"required": gettext_lazy("Tick at least one thing they said.")},
    )
    words = forms.CharField(
        label=gettext_lazy("What did they say?"),
        help_text=gettext_lazy("A few words: about what, when, for whom. They read this before they say yes."),
        max_length=200,
        required=False,
    )

    def clean(self):
        super().clean()
        told = self.cleaned_data
        if Kind.OTHER in told.get("kinds", []) and "words" in told and not told["words"]:
            self.add_error("words", _("Say in a few words what it is, or untick “something else”."))
        return told

    def groups(self) -> list[Group]:
        return drawn(set(self["kinds"].value() or []))


@on(Person)
@require_http_methods(["GET", "POST"])
def hear(request, person):
    """For staff and the office, about somebody else who has a place here."""
    if not may_hear(request.viewer):
        raise SecondFactorNeeded if may_hear(request.viewer.once_proven()) else PermissionDenied
    if not is_here(person, request.viewer):
        raise Http404
    form = HeardForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "giving/hear.html", {"person": person, "form": form})
    try:
        write_down(person, request.viewer, **form.cleaned_data)
    except TooOften as refusal:
        return too_often(request, refusal.limit.seconds)
    messages.success(request, _("Thank you. We ask %(name)s whether it is right.") % {"name": person.name})
    return redirect(address("people:person", request.institution.slug, key=person.key))
