"""The writer of something removed reads why, and may have it looked at again; somebody else decides."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from kohort.access.gate import on
from kohort.kit.markdown import rendered

from .in_care import post_of, thing_of
from .models import Appeal, Removal
from .waiting import writer_of


class AppealForm(forms.Form):
    """What its writer has to say for it."""

    words = forms.CharField(
        label=gettext_lazy("What should they know?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )


@on(Removal)
@require_http_methods(["GET", "POST"])
def removal(request, removal):
    """Why it was removed; once, its writer asks to have it looked at again."""
    may_appeal = removal.allows(request.viewer, "appeal")
    form = AppealForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not may_appeal:
        raise Http404
    if form.is_valid():
        removal.appeal(request.viewer, form.cleaned_data["words"])
        return HttpResponseRedirect(request.path)
    appeal = Appeal.objects.visible_to(request.viewer).filter(removal=removal).first()
    context = {"removal": removal, "form": form, "may_appeal": may_appeal, "appeal": appeal, "post": post_of(removal)}
    return render(request, "conversations/care/removal.html", context)


@on(Appeal, "decide")
@require_http_methods(["GET", "POST"])
def appeal(request, appeal):
    """Somebody else than who removed it looks again."""
    if request.method == "POST":
        appeal.decide(request.viewer, granted=request.POST.get("do") == "grant")
        messages.success(request, _("It is back.") if appeal.granted else _("It stays removed."))
        return HttpResponseRedirect(_list(request, appeal))
    thing = thing_of(appeal.removal)
    context = {"appeal": appeal, "html": rendered(thing.text), "writer": writer_of(thing, request), "thing": thing}
    return render(request, "conversations/care/appeal.html", context)


def _list(request, appeal) -> str:
    leads = (group := post_of(appeal.removal).group).is_led_by(request.viewer)
    at = {"institution": request.institution.slug, **({"key": group.key} if leads else {})}
    return reverse("care:group" if leads else "care:desk", kwargs=at)
