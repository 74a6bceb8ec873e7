"""Was it held? The end of an ask: one line of what came of it, and thanks."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods

from kohort.access.gate import on
from kohort.giving.given import Given
from kohort.kit.addresses import address

from .asking import TooLate, conclude
from .models import Ask
from .moment import LONGEST
from .page import is_over
from .reach import reach


class GivenForm(forms.ModelForm):
    """What is said of something that was given."""

    minutes = forms.IntegerField(
        label=gettext_lazy("How long, in minutes"), min_value=1, max_value=LONGEST, required=False
    )
    heads = forms.IntegerField(label=gettext_lazy("How many were there"), min_value=1, max_value=10_000, required=False)

    class Meta:
        model = Given
        fields = ["words", "thanks", "minutes", "heads"]
        widgets = {"thanks": forms.Textarea({"rows": 4})}
        help_texts = {
            "words": gettext_lazy("One line: two students will write their thesis with her."),
            "thanks": gettext_lazy("This is sent, and stands on their page. Make it yours."),
        }


class OutcomeForm(GivenForm):
    """Held or not; of what was not held nothing more is asked."""

    held = forms.ChoiceField(
        label=gettext_lazy("Was it held?"),
        choices=[
            ("yes", pgettext_lazy("was it held?", "Yes")),
            ("no", pgettext_lazy("was it held?", "No, it did not take place")),
        ],
        widget=forms.RadioSelect,
        initial="yes",
        error_messages={"required": gettext_lazy("Say whether it was held.")},
    )

    field_order = ["held", "thanks", "words", "minutes", "heads"]

    def said(self) -> dict:
        """What `conclude` takes."""
        told = dict(self.cleaned_data)
        held = told.pop("held") == "yes"
        return {"held": held, **(told if held else {})}


@on(Ask, "manage")
@require_http_methods(["GET", "POST"])
def outcome(request, ask):
    """Of what somebody said yes to, once its time has come."""
    own = address("asks:ask", request.institution.slug, key=ask.key)
    if not _is_untold(ask) or (ask.starts and not is_over(ask)):
        return redirect(own)
    whom = reach(ask, request.viewer, request.institution.slug)
    first = {"minutes": ask.minutes, "heads": ask.heads, "thanks": warm(whom.name.name if whom else "")}
    form = OutcomeForm(request.POST or None, initial=first)
    if form.is_valid():
        _conclude(request, ask, form)
        return redirect(own)
    return render(request, "giving/asks/outcome.html", {"ask": ask, "form": form, "whom": whom, "back": own})


def _is_untold(ask: Ask) -> bool:
    """Agreed, or counted as held because nobody said anything."""
    counted = Given.objects.trusted("whether it was told how it went").filter(ask=ask, unsaid=True)
    return ask.state == Ask.State.AGREED or (ask.state == Ask.State.DONE and counted.exists())


def _conclude(request, ask: Ask, form: OutcomeForm) -> None:
    said = form.said()
    try:
        conclude(ask, request.viewer, **said)
    except TooLate as told:
        messages.error(request, str(told))
    else:
        messages.success(request, _("Your thanks are on their way.") if said["held"] else _("Written down."))


def warm(name: str) -> str:
    """A sentence to begin with."""
    if not name:
        return _("Thank you for coming. It meant a lot to the students to hear it from somebody who does it every day.")
    return _("Thank you, %(name)s. It meant a lot to the students to hear it from somebody who does it every day.") % {
        "name": name
    }
