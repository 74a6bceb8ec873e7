"""What one says of an opportunity: the form of members, of staff, and of employers from outside."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kohort.institutions.clock import date_input
from kohort.institutions.models import Institution, Programme, Unit
from kohort.people.forms import PlacedForm
from kohort.people.me.forms import suggesting

from . import lasting
from .beginning import begin
from .form_choices import SEEN, kinds, languages, named
from .opportunity import Opportunity

FIELDS = ["kind", "title", "employer", "words", "link", "deadline", "place", "country", "remote", "level", "language"]
MORE = ["level", "language", "industry"]
NEEDED = {
    "kind": gettext_lazy("Choose what it is."),
    "title": gettext_lazy("Write what it is called."),
    "employer": gettext_lazy("Write whose it is."),
}


class OpportunityForm(PlacedForm):
    """The town is looked up as in a position; the industry is one of the same list. No courses: see `course_form`."""

    suggested: tuple[str, ...] = ("employer", "place")
    kind = forms.ChoiceField(label=gettext_lazy("What is it?"), choices=kinds, widget=forms.RadioSelect)
    link = forms.URLField(
        label=gettext_lazy("Where to apply"),
        help_text=gettext_lazy("The address of a page. Without one, those who are interested write to you here."),
        max_length=300,
        required=False,
        assume_scheme="https",
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of the work"), choices=languages, required=False)
    audience = forms.TypedChoiceField(
        label=gettext_lazy("Who may see this?"), choices=SEEN, coerce=int, widget=forms.RadioSelect
    )

    class Meta:
        model = Opportunity
        fields = [*FIELDS, "industry", "unit", "programme", "audience"]
        widgets = {"words": forms.Textarea(attrs={"rows": 8}), "deadline": date_input()}
        help_texts = {
            "words": gettext_lazy(
                "What one would do, what one should know, and what one gets. **Bold** and lists work."
            ),
            "deadline": gettext_lazy("Without a deadline it stands for 60 days, and one tap renews it."),
            "level": gettext_lazy("What one should have, or be studying for."),
        }

    def __init__(self, data, *, institution: Institution, is_staff: bool, **kwargs):
        super().__init__(data, **kwargs)
        self.institution = institution
        for name in NEEDED.keys() & self.fields.keys():
            self.fields[name].error_messages["required"] = NEEDED[name]
        for name, model in {"unit": Unit, "programme": Programme}.items():
            if is_staff:
                living = Q(closed=None) if model is Unit else Q(closed=None, merged_into=None)
                kept = Q(pk=getattr(self.instance, f"{name}_id"))
                rows = model.objects.filter(living | kept, institution=institution)  # type: ignore[attr-defined,misc]
                self.fields[name].queryset, self.fields[name].choices = rows, named(rows)  # type: ignore[attr-defined]
            else:
                del self.fields[name]

    def suggest(self, slug: str) -> None:
        """Employers and towns are suggested to members while they type: spelled alike, they find each other."""
        for name in self.suggested:
            self.fields[name].widget.attrs |= suggesting(name, slug) | {"autocomplete": "off"}

    def has_more(self) -> bool:
        """Whether the less common fields are to be open on the page."""
        return any(self[name].value() or self[name].errors for name in MORE)

    def more(self):
        return [self[name] for name in MORE]

    def clean_link(self) -> str:
        link = self.cleaned_data["link"]
        if link and not link.startswith(("https://", "http://")):
            raise forms.ValidationError(_("Write an address that begins with https://."))
        return link

    def clean_deadline(self):
        return self.to_come("deadline")

    def to_come(self, name: str):
        """The day said there; what stood already may have passed."""
        day, today = self.cleaned_data[name], lasting.today(self.institution)
        if day and name in self.changed_data and not today <= day <= today + lasting.LONGEST:
            raise forms.ValidationError(_("Choose a day from today on, within a year."))
        return day

    def clean(self):
        super().clean()
        if not (self.cleaned_data.get("words") or self.cleaned_data.get("link") or "link" in self.errors):
            self.add_error("words", _("Say a little about it, or give the address of a page that does."))
        return self.cleaned_data

    def keep(self, **columns) -> Opportunity:
        """Save it; a new one, as a draft. Of one that is there, what the form says and no more: it may have been closed
        or taken down meanwhile."""
        one = self.save(commit=False)
        if one.pk is None or {"deadline", "starts"} & set(self.changed_data):
            one.until, one.warned = lasting.until(one, self.institution), None
        if one.pk:
            one.save(update_fields=[*self.Meta.fields, "geonameid", "until", "warned"])
            return one
        one.institution, one.state = self.institution, Opportunity.State.DRAFT
        for name, value in columns.items():
            setattr(one, name, value)
        return begin(one, self.Meta.fields)


class OutsideForm(OpportunityForm):
    """Of an employer who was approved by name: they speak for themselves alone."""

    class Meta(OpportunityForm.Meta):
        fields = [name for name in OpportunityForm.Meta.fields if name != "employer"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["link"].help_text = _(
            "The address of a page. Without one, you get the notes of those interested by mail."
        )
