"""A question of the first visit: where do you work now?"""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.audience import Audience
from kohort.access.viewer import Viewer
from kohort.people.forms import PlacedForm
from kohort.people.models import Person, Position
from kohort.people.vocabulary.firms import firm

DOING = {
    "work": _("I work"),
    "pause": _("I study, or do not work just now"),
    "silent": _("I would rather not say"),
}


class WorkForm(PlacedForm):
    """Work as it is today. What is known already is confirmed, put right, or comes to its end."""

    doing = forms.ChoiceField(label=_("What do you do now?"), choices=DOING, widget=forms.RadioSelect, initial="work")

    class Meta:
        model = Position
        fields = ["title", "employer", "place", "country", "industry"]

    def __init__(self, data, person: Person, viewer: Viewer):
        mine = Position.objects.visible_to(viewer).filter(person=person, ended__isnull=True)
        self.person, self.viewer, self.current = person, viewer, list(mine.order_by("-pk"))
        self.known = next(iter(self.current), None)
        super().__init__(data, initial=self.known and forms.model_to_dict(self.known, self.Meta.fields))
        for name, token in {"title": "organization-title", "employer": "organization"}.items():
            self.fields[name].widget.attrs["autocomplete"] = token

    def clean(self):
        told = super().clean()
        if told.get("doing") == "work" and not any(told.get(name) for name in ("title", "employer", "industry")):
            self.add_error("employer", _("Write where you work, or what you do."))
        return told

    def keep(self) -> None:
        doing = self.cleaned_data["doing"]
        if doing == "work":
            self._work()
        elif doing == "pause":
            for position in self.current:
                _end(position)

    def _work(self):
        told = set(self.changed_data) & set(self.Meta.fields)
        if self.known and not told:
            self.known.confirmed = timezone.now()
            self.known.save(update_fields=["confirmed"])
        elif self.known and self._is_the_same(self.known):
            self._write(self.known)
        else:
            seen = self.known.audience if self.known else Audience.MEMBERS
            if self.known:
                _end(self.known)
            self._write(Position(institution_id=self.person.institution_id, person=self.person, audience=seen))

    def _is_the_same(self, known: Position) -> bool:
        """The same employer, or a slip of the pen from earlier today."""
        said_today = known.is_from_owner and known.recorded.date() == timezone.now().date()
        return said_today or firm(known.employer) == firm(self.cleaned_data["employer"])

    def _write(self, position):
        for name in self.Meta.fields:
            setattr(position, name, self.cleaned_data[name])
        position.geonameid = self.instance.geonameid
        position.source, position.recorded_by_id = "owner", self.viewer.account_id
        position.recorded = position.confirmed = timezone.now()
        position.save()


def _end(position: Position) -> None:
    position.ended = timezone.localdate()
    position.confirmed = timezone.now()
    position.save(update_fields=["ended", "confirmed"])
