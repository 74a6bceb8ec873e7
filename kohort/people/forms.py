"""Forms of the office: names and facts. What they save says that it came from the office, and when."""

from django import forms
from django.core.validators import MinValueValidator
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kohort.access.viewer import Viewer
from kohort.institutions.models import Programme
from kohort.kit.sorting import sort_key

from .facts import Fact
from .models import Affiliation, Contact, Language, Origin, OtherName, Person, Position, Residence, Study, Topic
from .vocabulary.countries import country_codes, country_name
from .vocabulary.industries import industry_codes, industry_name
from .vocabulary.languages import language_codes, language_name
from .vocabulary.levels import NAMES, level_name
from .vocabulary.places import find
from .years import academic_years, nominal_length

EARLIEST = 1900


def _countries():
    return _named(country_codes(), country_name)


def _industries():
    return _named(industry_codes(), industry_name)


def _languages():
    return _named(language_codes(), language_name)


def _levels():
    return [("", "–"), *((level, level_name(level, get_language() or "en")) for level in NAMES)]


def _named(codes, name_of):
    language = get_language() or "en"
    names = [(code, name_of(code, language)) for code in codes]
    return [("", "–"), *sorted(names, key=lambda pair: sort_key(pair[1], language))]


CHOICES = {"country": _countries, "industry": _industries, "level": _levels, "code": _languages}
DATES = ("started", "ended", "awarded")


class NameForm(forms.ModelForm):
    """The name in the register. What somebody chose to be called is theirs alone."""

    class Meta:
        model = Person
        fields = ["given_names", "call_name", "surname"]

    def clean(self):
        given, call_name = self.cleaned_data.get("given_names", ""), self.cleaned_data.get("call_name", "")
        if not (given or self.cleaned_data.get("surname")):
            raise forms.ValidationError(_("Write at least one name."))
        if call_name and given and not set(call_name.split("-")) <= set(given.replace("-", " ").split()):
            self.add_error("call_name", _("The preferred name is one of the given names."))
        return self.cleaned_data


class FactForm(forms.ModelForm):
    """A fact of any kind, recorded by the office, or by whoever `source` names."""

    source = "office"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in CHOICES.keys() & self.fields.keys():
            old = self.fields[name]
            coerce, empty = (int, None) if name == "level" else (str, "")
            self.fields[name] = forms.TypedChoiceField(
                choices=CHOICES[name], coerce=coerce, empty_value=empty, required=old.required, label=old.label
            )
        for name in set(DATES) & self.fields.keys():
            self.fields[name].widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def record(self, person: Person, viewer: Viewer) -> Fact:
        """Save it as what is known today."""
        fact = self.save(commit=False)
        fact.person, fact.institution_id = person, person.institution_id
        fact.source, fact.recorded, fact.confirmed = self.source, timezone.now(), None
        fact.recorded_by_id = viewer.account_id
        fact.save()
        return fact


class PlacedForm(FactForm):
    """A fact with a town in it, which the gazetteer may know."""

    def clean(self):
        text, code = self.cleaned_data.get("place", "").strip(), self.cleaned_data.get("country") or None
        place = find(text, code) if text else None
        self.instance.geonameid = place.geonameid if place else None
        if place:
            self.cleaned_data |= {"place": place.name, "country": place.country}
        return self.cleaned_data


class StudyForm(FactForm):
    class Meta:
        model = Study
        fields = ["programme", "title", "level", "specialisation", "cohort", "awarded", "award_year"]

    def __init__(self, *args, institution, **kwargs):
        super().__init__(*args, **kwargs)
        programmes = Programme.objects.filter(institution=institution).order_by("code")
        self.fields["programme"] = forms.ModelChoiceField(programmes, label=_("Programme"))
        for name in ("cohort", "award_year"):
            self.fields[name].validators.append(MinValueValidator(EARLIEST))

    def clean(self):
        awarded, cohort = self.cleaned_data.get("awarded"), self.cleaned_data.get("cohort")
        year = self.cleaned_data.get("award_year") or (awarded and awarded.year)
        self.cleaned_data["award_year"] = year
        if not (year or cohort):
            raise forms.ValidationError(_("Write the admission year or the graduation year."))
        if year and cohort and cohort > year:
            self.add_error("cohort", _("The admission year cannot come after the graduation year."))
        length = nominal_length(self.cleaned_data.get("level"), self.cleaned_data.get("title", ""))
        self.instance.first_year, self.instance.last_year = academic_years(cohort, year, awarded, length)
        return self.cleaned_data


class PositionForm(PlacedForm):
    class Meta:
        model = Position
        fields = ["title", "employer", "industry", "place", "country", "started", "ended"]


class ResidenceForm(PlacedForm):
    class Meta:
        model = Residence
        fields = ["place", "country", "ended"]


class ContactForm(FactForm):
    class Meta:
        model = Contact
        fields = ["kind", "value"]
        labels = {"kind": _("Kind"), "value": _("Address or number")}

    def clean(self):
        addresses = (Contact.Kind.EMAIL, Contact.Kind.STUDENT_EMAIL)
        if self.cleaned_data.get("kind") in addresses and "value" in self.cleaned_data:
            forms.EmailField().clean(self.cleaned_data["value"])
        return self.cleaned_data


class OtherNameForm(FactForm):
    class Meta:
        model = OtherName
        fields = ["kind", "value"]
        labels = {"kind": _("Kind"), "value": _("Name")}


class OriginForm(FactForm):
    class Meta:
        model = Origin
        fields = ["country"]
        labels = {"country": _("Country")}


class AffiliationForm(FactForm):
    class Meta:
        model = Affiliation
        fields = ["kind", "ended"]
        labels = {"kind": _("Kind"), "ended": _("Until")}


class TopicForm(FactForm):
    class Meta:
        model = Topic
        fields = ["text"]


class LanguageForm(FactForm):
    class Meta:
        model = Language
        fields = ["code"]


FORMS = {
    "study": StudyForm,
    "position": PositionForm,
    "residence": ResidenceForm,
    "contact": ContactForm,
    "other-name": OtherNameForm,
    "origin": OriginForm,
    "affiliation": AffiliationForm,
    "topic": TopicForm,
    "language": LanguageForm,
}
