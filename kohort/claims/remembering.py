"""Inviting somebody one remembers. Whoever invites is told the same whether or not we know an address: a job looks."""

from django import forms
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from kohort.access.gate import myself, office
from kohort.accounts.limits import Limit, TooOften, spend
from kohort.kit.bugs import bug
from kohort.people.figures import own_studies
from kohort.people.models import Person

from . import jobs_remembered
from .models import Remembered
from .recalling import meant

A_DAY = Limit("remembered", 10, 86400)
PAGE = 50


class RememberForm(forms.Form):
    """A name, and which of one's own studies one remembers it from."""

    given_names = forms.CharField(label=gettext_lazy("First name"), max_length=120)
    surname = forms.CharField(label=gettext_lazy("Surname"), max_length=120)
    study = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("given_names", "surname"):
            self.fields[name].widget.attrs["autocomplete"] = "off"


@myself
@require_http_methods(["GET", "POST"])
def remember(request):
    """Whom do you remember?"""
    form = RememberForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            return _remembered(request, form.cleaned_data)
        except TooOften:
            form.add_error(None, _("You have invited ten people since yesterday. Please go on tomorrow."))
    return render(request, "claims/remember.html", {"form": form})


@transaction.atomic
def _remembered(request, typed):
    spend((A_DAY, str(request.viewer.account_id)))
    studies = own_studies(request.viewer)
    tip = Remembered.objects.create(
        institution=request.institution,
        by_id=request.viewer.account_id,
        study=next((one for number, one in enumerate(studies, 1) if number == typed["study"]), None),
        given_names=typed["given_names"],
        surname=typed["surname"],
    )
    jobs_remembered.look.enqueue(tip.pk)
    known = not bug("remembered-oracle") or meant(tip)
    return HttpResponseRedirect(_address(request, "claims:thanks" if known else "people:class"))


@myself
@require_safe
def thanks(request):
    """The one answer there is."""
    return render(request, "claims/remember_thanks.html")


@office
@require_safe
def remembered(request):
    """At the desk: whom members remember, where no letter could go by itself."""
    tips = Remembered.objects.visible_to(request.viewer).select_related("person", "study", "study__programme")
    page = Paginator(tips.order_by("-at", "-pk"), PAGE).get_page(request.GET.get("page"))
    tippers = Person.objects.visible_to(request.viewer).filter(account_id__in=[tip.by_id for tip in page])
    by_account = {one.account_id: one for one in tippers}
    for tip in page:
        tip.tipper = by_account.get(tip.by_id)
    return render(request, "claims/remembered.html", {"page": page})


@office
@require_http_methods(["POST"])
def settled(request, pk):
    """Seen to, or not worth it: the name goes."""
    get_object_or_404(Remembered.objects.visible_to(request.viewer), pk=pk).delete()
    return HttpResponseRedirect(_address(request, "claims:remembered"))


def waiting(request) -> str | None:
    """On the desk: how many tips there are."""
    tips = Remembered.objects.visible_to(request.viewer).count() if request.viewer.is_office else 0
    return render_to_string("claims/remembered_waiting.html", {"tips": tips}, request) if tips else None


def _address(request, name: str) -> str:
    return reverse(name, kwargs={"institution": request.institution.slug})
