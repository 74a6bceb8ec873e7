"""To report a post or a comment: with words or without, once, and told what happens next."""

from django import forms
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import on
from kohort.conversations.models import Comment, Post

from .models import Report


class ReportForm(forms.Form):
    """What is wrong, if one wants to say it."""

    words = forms.CharField(
        label=_("What is wrong with it?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@on(Post)
@require_http_methods(["GET", "POST"])
def report_post(request, post):
    return _report(request, post)


@on(Comment)
@require_http_methods(["GET", "POST"])
def report_comment(request, comment):
    return _report(request, comment.post, comment)


def _report(request, post, comment=None):
    """One's own words are not reported, but changed. Who leads the group decides at once."""
    if (comment or post).is_from(request.viewer):
        raise Http404
    form = ReportForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        Report.make(request.viewer, post, comment, form.cleaned_data["words"])
    made = Report.from_viewer(request.viewer, post, comment)
    if made and made.allows(request.viewer, "decide"):
        return HttpResponseRedirect(_decision(request, made))
    if form.is_valid():
        return HttpResponseRedirect(request.path)
    return render(request, "conversations/care/report.html", {"post": post, "form": form, "made": made})


def _decision(request, report) -> str:
    return reverse("care:report", kwargs={"institution": request.institution.slug, "key": report.key})
