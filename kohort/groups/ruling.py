"""The form in which the office says whom a group means, without writing a query string."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from kohort.access.viewer import Viewer
from kohort.institutions.models import Programme
from kohort.kit.sorting import sort_key
from kohort.people.facets import ANY, all_facets, facets_for
from kohort.people.fitting import can_rule, fitting
from kohort.people.models import Person
from kohort.people.segments import Segment
from kohort.people.vocabulary.countries import country_codes, country_name
from kohort.people.vocabulary.levels import NAMES, level_name


def _levels():
    return [(str(level), level_name(level, get_language() or "en")) for level in NAMES]


def _countries():
    language = get_language() or "en"
    names = [(code, country_name(code, language)) for code in country_codes()]
    return sorted(names, key=lambda pair: sort_key(pair[1], language))


class RuleForm(forms.Form):
    """Whoever fits all that is filled in. Of a search in the directory, it takes what the database can decide."""

    programme = forms.MultipleChoiceField(
        label=gettext_lazy("Programmes"),
        help_text=gettext_lazy("Choose several with Ctrl or Cmd. Those merged into one of them count as well."),
        required=False,
        widget=forms.SelectMultiple({"size": 8}),
    )
    level = forms.MultipleChoiceField(
        label=gettext_lazy("Level"), choices=_levels, required=False, widget=forms.CheckboxSelectMultiple
    )
    finished = forms.BooleanField(label=gettext_lazy("Only those who have finished"), required=False)
    year = forms.CharField(
        label=gettext_lazy("Graduation year"), help_text=gettext_lazy("Such as 2015 or 2010-2014."), required=False
    )
    cohort = forms.CharField(label=gettext_lazy("Admission year"), required=False)
    country = forms.MultipleChoiceField(
        label=gettext_lazy("Lives in"), choices=_countries, required=False, widget=forms.SelectMultiple({"size": 4})
    )
    place = forms.CharField(label=gettext_lazy("Place of residence"), required=False)
    sure = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, institution, searched: QueryDict | None = None, **kwargs):
        self.institution, self.searched = institution, searched or QueryDict()
        kwargs["initial"] = _initial(self.searched)
        super().__init__(*args, **kwargs)
        rows = Programme.objects.filter(institution=institution, merged_into__isnull=True)
        language = get_language() or "en"
        names = sorted(((row.code, row.name) for row in rows), key=lambda pair: sort_key(pair[1], language))
        self.fields["programme"].choices = names  # type: ignore[attr-defined]

    def left_out(self) -> list[str]:
        """What was searched for and cannot be in a rule, in the words of the directory."""
        labels = [str(one.label) for one in all_facets().values() if one.name in self.searched and not can_rule(one)]
        return [*labels, *([_("words to search for")] if self.searched.get("q") else [])]

    def clean(self):
        super().clean()
        for name in ("year", "cohort"):
            parts = [part.strip() for part in self.cleaned_data.get(name, "").split(",") if part.strip()]
            if any(not all_facets()[name].clean(part) for part in parts):
                self.add_error(name, _("Write a year, or two with a hyphen between them."))
        if not self.errors and not self.segment().chosen:
            raise ValidationError(_("Say who fits: fill in at least one of these."))
        return self.cleaned_data

    def segment(self) -> Segment:
        """What was filled in, as members could search for it."""
        query, said = QueryDict(mutable=True), self.cleaned_data
        for facet in facets_for(is_office=False):
            value = said.get(facet.name) or []
            query.setlist(facet.name, [value] if isinstance(value, str) else value)
        if said.get("finished") and not said.get("year"):
            query["year"] = ANY
        return Segment.from_query(query, Viewer(institution_id=self.institution.pk))

    def fitting(self) -> int:
        """How many people that is today, claimed or not: for the office, which sees them all."""
        people = Person.objects.trusted("the office is told how many a rule means").filter(fitting(self.segment()))
        return people.count()

    @property
    def is_sure(self) -> bool:
        """Whether this very rule was looked at, with how many it means."""
        return self.cleaned_data["sure"] == self.segment().query()


def _initial(query: QueryDict) -> dict:
    years = [year for year in query.getlist("year") if year != ANY]
    listed = {name: query.getlist(name) for name in ("programme", "level", "country")}
    typed = {name: ", ".join(query.getlist(name)) for name in ("cohort", "place")}
    return {**listed, **typed, "year": ", ".join(years), "finished": ANY in query.getlist("year")}
