"""The office takes a story back, with a reason its writer reads, or lets it stand again."""

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from kohort.access.gate import coordinator, on
from kohort.kit.addresses import address

from .story import Story
from .telling import remove, restore


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("Whoever told it reads this."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Say in a sentence why. Whoever told it reads it.")},
    )


@coordinator
@on(Story, "remove")
@require_http_methods(["GET", "HEAD", "POST"])
def removal(request, story):
    """POST `do`: restore what was taken back; or a `reason`."""
    if request.POST.get("do") == "restore":
        restore(story, request.viewer)
        return _back(request, story, _("It stands again."))
    form = ReasonForm(request.POST or None)
    if not form.is_valid():
        return render(request, "stories/removal.html", {"story": story, "form": form})
    remove(story, form.cleaned_data["reason"], request.viewer)
    return _back(request, story, _("Taken back. Whoever told it is told why."))


def _back(request, story: Story, sentence: str):
    messages.success(request, sentence)
    return HttpResponseRedirect(address("stories:story", request.institution.slug, key=story.key))
