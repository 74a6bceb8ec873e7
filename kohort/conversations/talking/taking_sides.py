"""The pages of sides: its author opens them, whoever is in the group takes a stand."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from kohort.access.gate import on
from kohort.conversations.models import Post

from .models import Side, Stand
from .siding import TooLate, drop_sides, take_sides
from .views import to_post

MOST, LONGEST = 6, 120  # answers, and the characters of one


class SidesForm(forms.Form):
    """None, a poll of two to six answers, or for and against."""

    class Kind:
        NONE, FOR_AGAINST, POLL = "none", "for-against", "poll"

    CHOICES = [
        (Kind.FOR_AGAINST, gettext_lazy("For and against: names and reasons are shown")),
        (Kind.POLL, gettext_lazy("A poll: only figures are shown, never who")),
        (Kind.NONE, gettext_lazy("No sides")),
    ]
    kind = forms.ChoiceField(label=gettext_lazy("How people take sides"), choices=CHOICES, widget=forms.RadioSelect)
    answers = forms.CharField(
        label=gettext_lazy("Answers of the poll"),
        help_text=gettext_lazy("One in each line, from two to six."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def clean(self):
        data = super().clean() or {}
        lines = [" ".join(line.split()) for line in data.get("answers", "").splitlines()]
        data["answers"] = list(dict.fromkeys(filter(None, lines)))
        if data.get("kind") == self.Kind.POLL:
            self._check(data["answers"])
        return data

    def _check(self, answers):
        if not 2 <= len(answers) <= MOST:
            self.add_error("answers", _("Write from two to six different answers, one in each line."))
        elif max(map(len, answers)) > LONGEST:
            self.add_error("answers", _("An answer is at most %(most)d characters long.") % {"most": LONGEST})


@on(Post, "edit")
@require_http_methods(["GET", "POST"])
def sides(request, post):
    """Its author lets people take sides, as long as nobody has."""
    form = SidesForm(request.POST if request.method == "POST" else None, initial=_now(post, request.viewer))
    if form.is_valid():
        return _chosen(request, post, form.cleaned_data)
    return render(request, "conversations/talking/take_sides.html", {"post": post, "form": form})


def _now(post, viewer):
    rows = list(Side.objects.visible_to(viewer).filter(post=post).order_by("place"))
    if not rows:
        return {"kind": SidesForm.Kind.FOR_AGAINST}
    kind = SidesForm.Kind.FOR_AGAINST if rows[0].stance else SidesForm.Kind.POLL
    return {"kind": kind, "answers": "\n".join(row.text for row in rows if row.text)}


def _chosen(request, post, chosen):
    try:
        if chosen["kind"] == SidesForm.Kind.NONE:
            drop_sides(post)
        else:
            take_sides(post, chosen["answers"] if chosen["kind"] == SidesForm.Kind.POLL else [])
    except TooLate:
        messages.error(request, _("Somebody has taken a stand already, so the sides stay as they are."))
    return to_post(request, post)


@on(Post, "answer")
@require_http_methods(["POST"])
def stand(request, post):
    """Take a stand, or another one."""
    if not request.viewer.is_member:
        raise PermissionDenied
    side = get_object_or_404(Side.objects.visible_to(request.viewer), post=post, key=request.POST.get("side", ""))
    most = Stand._meta.get_field("reason").max_length
    Stand.take(request.viewer.person_id, side, request.POST.get("reason", "").strip()[:most])
    return to_post(request, post)
