"""A visit that is over, logged in a moment: who came, what they did, and when."""

from datetime import date

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from kohort.access.gate import myself
from kohort.accounts.limits import TooOften
from kohort.giving.catalogue import Kind
from kohort.institutions.clock import date_input
from kohort.institutions.models import Institution
from kohort.kit.addresses import address
from kohort.people.models import Person

from .asker import asker
from .asking import log
from .forms import kinds
from .outcome import GivenForm, warm
from .present import by_name, present
from .programmes import ProgrammeField
from .taking_back import logged

OLDEST = 5  # years: what is older was counted otherwise


class VisitForm(GivenForm):
    """What somebody gave on a day that is over."""

    kind = forms.ChoiceField(label=gettext_lazy("What it was"), choices=kinds, initial=Kind.GUEST_LECTURE)
    on = forms.DateField(label=gettext_lazy("When"), widget=date_input(), initial=timezone.localdate)
    programme = ProgrammeField()

    class Meta(GivenForm.Meta):
        fields = ["kind", "on", "title", "words", "thanks", "minutes", "heads", "programme"]

    def __init__(self, *args, institution: Institution, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["programme"].offer(institution)  # type: ignore[attr-defined]

    def clean_on(self) -> date:
        on, today = self.cleaned_data["on"], timezone.localdate()
        if on > today:
            raise ValidationError(_("That day is still to come. Choose the day it was."))
        if on.year < today.year - OLDEST:
            raise ValidationError(_("Only visits of the last five years are logged."))
        return on


@myself
@asker
@require_http_methods(["GET", "POST"])
def visit(request):
    """`q` finds who it was by name, `person` is their key; then POST logs it."""
    person = present(request.viewer).filter(key=request.GET.get("person", "")).first()
    return _of(request, person) if person else _search(request)


def _search(request):
    words = request.GET.get("q", "").strip()
    try:
        found, status = by_name(words, request.viewer, request.institution), 200
    except TooOften:
        messages.error(request, _("That was a lot of looking. Please go on in an hour."))
        found, status = [], 429
    context = {"q": words, "found": found, "logged": logged(request.viewer, request.institution.slug)}
    return render(request, "giving/asks/visit_who.html", context, status=status)


def _of(request, person: Person):
    first = {"thanks": warm(person.name)}
    form = VisitForm(request.POST or None, institution=request.institution, initial=first)
    if form.is_valid():
        programme = form.cleaned_data["programme"]
        log(request.viewer, person, unit=programme and programme.unit, **form.cleaned_data)
        messages.success(request, _("It is logged, and %(name)s is thanked.") % {"name": person.name})
        return redirect(address("people:person", request.institution.slug, key=person.key))
    return render(request, "giving/asks/visit.html", {"form": form, "person": person})
