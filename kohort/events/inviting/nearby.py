"""How far one would go: what is published within that distance of where one lives, one hears of."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from kohort.access.gate import myself
from kohort.people.models import Residence

from .models import Near

NEVER = "0"
KM = [(str(km), gettext_lazy("%(km)d km") % {"km": km}) for km in (10, 25, 50, 100)]


class NearbyForm(forms.Form):
    """A distance, or none at all."""

    km = forms.ChoiceField(
        label=gettext_lazy("Tell me of events within"),
        choices=[*KM, (NEVER, gettext_lazy("Never"))],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose how far, or never.")},
    )
    only_topics = forms.BooleanField(
        label=gettext_lazy("Only what has to do with my topics"),
        help_text=gettext_lazy("What you can be asked about, on your profile."),
        required=False,
    )


@myself
@require_http_methods(["GET", "HEAD", "POST"])
def nearby(request):
    """What one said last, and what is to hold from now on."""
    near = Near.objects.visible_to(request.viewer).first()
    said = {"km": str(near.km), "only_topics": near.only_topics} if near else {"km": NEVER}
    form = NearbyForm(request.POST or None, initial=said)
    if form.is_valid():
        _keep(request.viewer.person_id, int(form.cleaned_data["km"]), form.cleaned_data["only_topics"])
        messages.success(request, _("Saved."))
        return redirect(request.path)
    return render(request, "events/inviting/nearby.html", {"form": form, "town": town_of(request.viewer)})


def _keep(person_id: int, km: int, only_topics: bool) -> None:
    rows = Near.objects.trusted("one says how far one would go").filter(person_id=person_id)
    if km == 0:
        rows.delete()
    else:
        said = {"km": km, "only_topics": only_topics, "since": timezone.now()}
        rows.update_or_create(person_id=person_id, defaults=said)


def town_of(viewer) -> str:
    """Where one lives, as one has said; "" where one has not."""
    rows = Residence.objects.visible_to(viewer).filter(person_id=viewer.person_id, ended__isnull=True)
    return rows.exclude(place="").values_list("place", flat=True).first() or ""
