"""The form of a tip: a link, a few words, perhaps a day, and where to say it."""

from hashlib import sha256

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kohort.access.viewer import Viewer
from kohort.conversations.models import Post
from kohort.conversations.writing import LONGEST_LINK, write
from kohort.groups.models import Group
from kohort.institutions.clock import date_input
from kohort.kit.keys import ALPHABET, new_key


class TipForm(forms.Form):
    """A link, words, perhaps a day, and in which of one's groups."""

    link = forms.URLField(
        label=gettext_lazy("Link"),
        max_length=LONGEST_LINK,
        assume_scheme="https",
        error_messages={"required": gettext_lazy("Paste the link to it.")},
        widget=forms.URLInput({"placeholder": "https://", "inputmode": "url"}),
    )
    words = forms.CharField(
        label=gettext_lazy("What is it, and for whom?"),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": gettext_lazy("Say in a few words what it is.")},
    )
    day = forms.DateField(
        label=gettext_lazy("When"),
        help_text=gettext_lazy("The last day, where it has one. After that the tip goes by itself."),
        required=False,
        widget=date_input(),
    )
    groups = forms.MultipleChoiceField(
        label=gettext_lazy("In which of your groups?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose one group at least.")},
    )
    key = forms.RegexField(rf"^[{ALPHABET}]{{10}}$", required=False, widget=forms.HiddenInput)

    def __init__(self, groups: list[Group], *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.among = {group.key: group for group in groups}
        self.fields["groups"].choices = [(group.key, group.name) for group in groups]  # type: ignore[attr-defined]

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day and day < timezone.localdate():
            raise ValidationError(_("This day is past. Choose today or a later one."))
        return day

    @transaction.atomic
    def post(self, viewer: Viewer, institution) -> list[Post]:
        """A post in each group; a second tap gives back those of the first."""
        said, tap = self.cleaned_data, self.cleaned_data["key"] or new_key()
        told = {"text": f"{said['words'].strip()}\n\n{said['link']}", "kind": Post.Kind.EVENT, "ends": said["day"]}
        chosen = [self.among[key] for key in said["groups"]]
        return [write(one, viewer, institution=institution, key=_key(tap, one), **told) for one in chosen]


def _key(tap: str, group: Group) -> str:
    """The same for the same tap in the same group."""
    digest = sha256(f"{tap} {group.key}".encode()).digest()
    return "".join(ALPHABET[byte & 31] for byte in digest[:10])
