"""Three questions to those who were there, by the link in their mail. What is said is kept without a trace of who."""

from django import forms
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_http_methods

from kohort.access.gate import public
from kohort.events.seats.models import Seat
from kohort.kit.bugs import bug

from .came import came
from .links import home_of, seat_of
from .models import Feedback

WHY = "whoever has the mail may answer, once"
STARS = [
    (5, pgettext_lazy("how an event was", "Very good")),
    (4, pgettext_lazy("how an event was", "Good")),
    (3, pgettext_lazy("how an event was", "All right")),
    (2, pgettext_lazy("how an event was", "Not so good")),
    (1, pgettext_lazy("how an event was", "Bad")),
]


class FeedbackForm(forms.ModelForm):
    stars = forms.TypedChoiceField(
        label=_("How was it?"),
        choices=STARS,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one, please. The rest may stay empty.")},
    )

    class Meta:
        model = Feedback
        fields = ["stars", "good", "better"]
        labels = {"good": _("What was good?"), "better": _("What should be better next time?")}
        widgets = dict.fromkeys(("good", "better"), forms.Textarea({"rows": 3}))


@public
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request, token):
    """GET shows the questions, or that they are answered; POST keeps what was said."""
    seat = _seat_at(request, token)
    form = FeedbackForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        give(seat, form.instance)
        return HttpResponseRedirect(request.path)
    return render(request, "events/after/feedback.html", {"event": seat.event, "seat": seat, "form": form})


def _seat_at(request, token: str) -> Seat:
    """Of who was there, once they were thanked. 404 tells nothing."""
    seat = seat_of(token)
    if seat is None or home_of(seat) != request.institution or not seat.event.concluded:
        raise Http404
    if not came(seat.event).filter(pk=seat.pk).exists():
        raise Http404
    return seat


@transaction.atomic
def give(seat: Seat, said: Feedback) -> bool:
    """Once a seat; False the second time.

    The seat keeps that something was said by the hour the event ended: not even the day tells who said what.
    """
    rows = Seat.objects.trusted(WHY).filter(pk=seat.pk)
    fresh = rows if bug("feedback-twice") else rows.filter(reviewed__isnull=True)
    if not fresh.update(reviewed=seat.event.ends):
        return False
    said.event, said.day = seat.event, seat.event.local(timezone.now()).date()
    said.save()
    return True
