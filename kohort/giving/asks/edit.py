"""Changing an ask: all of it while nobody was asked; then the time and the place, of which who said yes is told."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from kohort.access.gate import on
from kohort.access.viewer import Viewer
from kohort.kit.addresses import address

from .asker import asker
from .asking import arrange
from .forms import AskForm
from .models import Ask
from .new import to_who
from .place import PlaceForm

State = Ask.State
ARRANGED = ["starts", "minutes", "until", "town", "country", "room", "link"]
CHANGES = {State.DRAFT, State.OPEN, State.AGREED, State.EXPIRED}


class ArrangeForm(PlaceForm):
    """When and where exactly."""

    link = forms.URLField(
        label=gettext_lazy("Link to the video meeting"),
        help_text=gettext_lazy("Shown to who said yes."),
        max_length=300,
        required=False,
        assume_scheme="https",
    )

    class Meta:
        model = Ask
        fields = ["day", "at", "minutes", "until", "room", "town", "link"]

    field_order = Meta.fields

    def clean(self) -> dict[str, Any]:
        """An hour that was agreed stands in two calendars: another one moves it, and none would leave it there."""
        agreed = self.instance.state == State.AGREED and self.instance.starts
        said = super().clean()
        if agreed and not (said.get("day") or said.get("at") or {"day", "at"} & self.errors.keys()):
            self.add_error("day", _("Say which day it is."))
        return said

    def keep(self, viewer: Viewer) -> None:
        """Write it down; who said yes is told."""
        if self.has_changed():
            with transaction.atomic():
                self.instance.save(update_fields=ARRANGED)
                arrange(self.instance, viewer)


@on(Ask, "manage")
@asker
@require_http_methods(["GET", "POST"])
def edit(request, ask):
    """A draft goes on to the people who fit, who may be others now."""
    own = address("asks:ask", request.institution.slug, key=ask.key)
    if ask.state not in CHANGES:
        return redirect(own)
    form = _form(request, ask)
    if not form.is_valid():
        return render(request, "giving/asks/edit.html", {"ask": ask, "form": form, "back": own})
    if isinstance(form, AskForm):
        return to_who(request, form.keep())
    form.keep(request.viewer)
    messages.success(request, _("Saved. Whoever said yes is told.") if ask.state == State.AGREED else _("Saved."))
    return redirect(own)


def _form(request, ask: Ask):
    if ask.state == State.DRAFT:
        return AskForm(request.POST or None, instance=ask, institution=request.institution)
    return ArrangeForm(request.POST or None, instance=ask)
