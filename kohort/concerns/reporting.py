"""To report a story, or something one can apply for: why, in one's own words. Whoever reads it may."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from kohort.access.gate import on
from kohort.accounts.asking import too_often
from kohort.accounts.limits import Limit, TooOften, network_of, spend
from kohort.kit.addresses import address
from kohort.opportunities.models import Opportunity
from kohort.stories.models import Story

from .models import Concern

REPORTS = Limit("concerns of a reader", 10, 86400)


class ConcernForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("What is wrong with it?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Say in a sentence what is wrong. The alumni office reads it.")},
    )


@on(Story)
@require_http_methods(["GET", "HEAD", "POST"])
def story(request, story):
    return _report(request, story, "stories:story", story_id=story.pk)


@on(Opportunity)
@require_http_methods(["GET", "HEAD", "POST"])
def opportunity(request, one):
    return _report(request, one, "opportunities:opportunity", opportunity_id=one.pk)


def _report(request, thing, page: str, **about):
    """What one wrote oneself is not reported, but changed."""
    if thing.is_from(request.viewer) or not thing.stands:
        raise Http404
    form, back = ConcernForm(request.POST or None), address(page, request.institution.slug, key=thing.key)
    if not form.is_valid():
        return render(request, "concerns/report.html", {"form": form, "thing": thing, "back": back})
    try:
        spend((REPORTS, str(request.viewer.person_id or network_of(request))))
    except TooOften as refusal:
        return too_often(request, refusal.limit.seconds)
    Concern.raise_by(request.viewer, thing.institution, form.cleaned_data["words"], **about)
    told = _("Thank you. The alumni office looks at it, and you hear when it has.")
    messages.success(request, told if request.viewer.is_member else _("Thank you. The alumni office looks at it."))
    return HttpResponseRedirect(back)
