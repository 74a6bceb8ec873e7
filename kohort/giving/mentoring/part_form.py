"""What one says when one signs up for a round: a mentor introduces themselves, others say what they wonder about."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kohort.giving.answers import languages
from kohort.giving.models import Limits
from kohort.people.models import Language

from .models import Part, Scheme

Form, Role = Scheme.Form, Part.Role
WHY = "one's own limits"
HOW_MANY = {
    Form.PAIRS: (_("For how many would you be a mentor?"), 3),
    Form.GROUPS: (_("How many places has your group?"), 12),
    Form.FLASH: (_("How many talks of half an hour do you offer?"), 8),
}
INTRODUCE = (
    _("Introduce yourself"),
    _("What do you do, and how did you get there? What can one ask you about? It is read by members here."),
)
WONDER = (
    _("What would you like to talk about?"),
    _(
        "Two or three questions are a good beginning: what do you wonder about, what are you unsure of, "
        "what would you like to have done by the end? It is read by the mentors of this round."
    ),
)


class PartForm(forms.Form):
    """`role` is settled before the form is drawn: the two are asked different things."""

    words = forms.CharField(max_length=1500, widget=forms.Textarea(attrs={"rows": 6}))
    places = forms.TypedChoiceField(coerce=int)
    languages = forms.MultipleChoiceField(
        label=_("Which languages can you talk in?"),
        choices=languages,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one.")},
    )

    def __init__(self, data, scheme: Scheme, role: str, part: Part | None, viewer):
        super().__init__(data, initial=_known(part, viewer))
        words = self.fields["words"]
        words.label, words.help_text = INTRODUCE if role == Role.MENTOR else WONDER
        words.required = role == Role.MENTOR or scheme.form == Form.PAIRS
        words.error_messages["required"] = _("A few lines, please: by them the others choose.")
        if role == Role.MENTOR:
            label, most = HOW_MANY[Form(scheme.form)]
            self.fields["places"].label = label
            self.fields["places"].choices = [(number, str(number)) for number in range(1, most + 1)]  # type: ignore
        else:
            del self.fields["places"]


def _known(part: Part | None, viewer) -> dict:
    """What was said before; else the languages one has said elsewhere that one speaks."""
    if part:
        return {"words": part.words, "places": part.places, "languages": part.languages}
    spoken = list(Language.objects.of_oneself(viewer).values_list("code", flat=True))
    limits = Limits.objects.trusted(WHY).filter(person_id=viewer.person_id).first()
    return {"languages": [*spoken, *(limits.languages if limits else [])]}
