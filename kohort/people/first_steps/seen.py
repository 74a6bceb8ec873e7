"""A question of the first visit: who may see what?"""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kohort.access.audience import Audience
from kohort.access.viewer import Viewer
from kohort.people.indexing import changed
from kohort.people.models import Contact, Person, Position, Residence, Study

SEEN = {
    Audience.MEMBERS: _("Members"),
    Audience.CLASSMATES: _("My class"),
    Audience.OFFICE: _("Only the alumni office"),
}
EVERYONE = {Audience.PUBLIC: _("Everyone")}
EMAILS = (Contact.Kind.EMAIL, Contact.Kind.STUDENT_EMAIL)
KINDS: dict[str, tuple] = {  # of facts: what it is called, and why one would let it be seen
    "study": (Study, _("What you studied"), _("This is how your class finds you.")),
    "work": (Position, _("Where you work"), _("So that a student, or an old friend, can see what became of you.")),
    "home": (Residence, _("The town you live in"), _("Never a street. So that you hear of a meeting near you.")),
    "email": (Contact, _("Your e-mail address"), _("Most keep it to the office. Your class may like to have it.")),
}


class SeenForm(forms.Form):
    """One audience for all facts of a kind. Kinds of which nothing is known are not asked about."""

    def __init__(self, data, person: Person, viewer: Viewer):
        self.person, self.viewer = person, viewer
        super().__init__(data)
        for name, (_model, label, reason) in KINDS.items():
            if audiences := self._rows(name).values_list("audience", flat=True):
                self.fields[name] = _audience(label, reason, min(audiences))

    def _rows(self, name) -> QuerySet:
        """Only what its owner sees: who has just claimed a place by mail opens nothing the office keeps for now."""
        model = KINDS[name][0]
        rows = model.objects.visible_to(self.viewer).filter(person=self.person)
        return rows.filter(kind__in=EMAILS) if model is Contact else rows

    def keep(self) -> None:
        for name, audience in self.cleaned_data.items():
            self._rows(name).update(audience=audience)
        changed([self.person.pk], narrowing=True)


def _audience(label, reason, strictest: int) -> forms.TypedChoiceField:
    """As it is now; whoever opened something to everyone is not made to close it."""
    choices = (SEEN | EVERYONE if strictest == Audience.PUBLIC else SEEN).items()
    radios = forms.RadioSelect()
    return forms.TypedChoiceField(
        label=label, help_text=reason, choices=choices, coerce=int, initial=strictest, widget=radios
    )
