"""What one says with one's interest, and where an employer from outside may answer."""

from allauth.account.models import EmailAddress
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kohort.people.models import Person

from .interests import Interest
from .opportunity import Opportunity

HIDDEN = gettext_lazy("You are hidden, so they would not see who you are. Show yourself first.")


class InterestForm(forms.Form):
    """`email` is asked for where whoever posted it has no place here, and answers by mail."""

    words = forms.CharField(
        label=gettext_lazy("A note"),
        help_text=gettext_lazy("Who you are and why it would suit you. Two or three sentences are enough."),
        max_length=1500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    email = forms.ChoiceField(
        label=gettext_lazy("Where they may answer you"), error_messages={"required": gettext_lazy("Choose an address.")}
    )

    def __init__(self, data, *, one: Opportunity, person: Person, interest: Interest | None):
        super().__init__(data, initial={"words": interest.words if interest else ""})
        if one.is_course:
            self.fields["words"].help_text = _("What you would like to know about it. You can leave it empty.")
        self.person = person
        self.fields["email"].choices = [(email, email) for email in _addresses(person)]  # type: ignore[attr-defined]
        if not one.outsider_id:
            del self.fields["email"]

    def clean(self):
        super().clean()
        if self.person.hidden_since:
            raise forms.ValidationError(HIDDEN)
        return self.cleaned_data


def _addresses(person: Person) -> list[str]:
    """Proved ones of one's own, the main one first."""
    rows = EmailAddress.objects.filter(user_id=person.account_id, verified=True)
    return list(rows.order_by("-primary", "pk").values_list("email", flat=True))
