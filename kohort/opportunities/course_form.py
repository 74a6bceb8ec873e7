"""What one says of a course: the form of staff and of the office. Nobody else posts one."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kohort.institutions.clock import date_input

from .form import OpportunityForm
from .opportunity import Opportunity

MOST_CREDITS = 300  # five years of study
HALF = Decimal("0.5")
LABELS = {
    "employer": gettext_lazy("Who holds it"),
    "link": gettext_lazy("Where to sign up"),
    "deadline": gettext_lazy("Sign up by"),
    "language": gettext_lazy("Language of the course"),
    "remote": gettext_lazy("Can be taken from afar"),
    "unit": gettext_lazy("Belongs to"),
}


class CourseForm(OpportunityForm):
    """The house itself holds it, unless another name is written."""

    suggested = ("place",)
    kind = None  # type: ignore[assignment]  # there is nothing to choose
    credits = forms.DecimalField(
        label=gettext_lazy("Credits (ECTS)"),
        help_text=gettext_lazy("Whole or half ones. Leave it empty if there are none."),
        max_value=MOST_CREDITS,
        min_value=HALF,
        required=False,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )

    class Meta(OpportunityForm.Meta):
        fields = (
            "title employer words link deadline starts place country remote credits price level language "
            "unit programme audience"
        ).split()
        widgets = OpportunityForm.Meta.widgets | {"starts": date_input()}
        help_texts = {
            "words": gettext_lazy("What one learns, for whom it is, and how it goes. **Bold** and lists work."),
            "deadline": gettext_lazy("Without a date it stands for 60 days, and one tap renews it."),
            "price": gettext_lazy("In words, such as “free for alumni”. Left empty, the page says nothing of a price."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.kind = Opportunity.Kind.COURSE
        for name in LABELS.keys() & self.fields.keys():
            self.fields[name].label = LABELS[name]

    def clean_credits(self) -> Decimal | None:
        number = self.cleaned_data["credits"]
        if number and number % HALF:
            raise forms.ValidationError(_("Write whole or half credits."))
        return number

    def clean_starts(self):
        return self.to_come("starts")
