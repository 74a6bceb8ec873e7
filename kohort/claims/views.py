"""Two ways to one's place that everybody may try: saying who one is, and a letter on paper."""

from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import public
from kohort.accounts.limits import TooOften, network_of
from kohort.institutions.models import Programme
from kohort.kit.bugs import bug

from . import jobs_claims, limits, paper, proving
from .forms import FindForm, LetterForm
from .models import Case, Claim


@public
@require_http_methods(["GET", "HEAD", "POST"])
def find(request):
    """Who are you? Nothing is looked up before the answer: a job does, and answers by mail."""
    if request.viewer.is_member:
        return HttpResponseRedirect(reverse("home:institution", args=[request.institution.slug]))
    form = FindForm(request.POST or None)
    if form.is_valid():
        return _asked(request, form)
    programmes = Programme.objects.filter(institution=request.institution, merged_into=None)
    names = sorted({programme.name for programme in programmes})
    return render(request, "claims/find.html", {"form": form, "programmes": names})


def _asked(request, form):
    try:
        with transaction.atomic():
            limits.count_question(request, form.typed["email"])
            case = Case.objects.create(
                institution=request.institution,
                typed=form.typed,
                language=get_language(),
                account_id=request.viewer.account_id,
            )
            look = jobs_claims.look
            (look.func if bug("oracle") else look.enqueue)(case.pk)
    except TooOften as refusal:
        return proving.too_often(request, refusal.limit.seconds)
    return proving.lead_to_code(request, case)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def letter(request):
    """A code on paper and an address of one's own; then that address is proved by a second code."""
    form = LetterForm(request.POST or None)
    if form.is_valid():
        try:
            found = paper.redeem(request.institution, form.cleaned_data["code"], network_of(request))
        except TooOften as refusal:
            return proving.too_often(request, refusal.limit.seconds)
        if found:
            typed = {"email": form.cleaned_data["email"]}
            return proving.ask_with(request, person=found.person, paper=found, typed=typed, way=Claim.Way.LETTER)
        form.add_error("code", _("This code does not work here. Look again: each sign counts."))
    return render(request, "claims/letter_code.html", {"form": form})
