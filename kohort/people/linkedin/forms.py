"""The two questions: which file, and what of it."""

from collections.abc import Mapping

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kohort.access.audience import Audience
from kohort.people.facts import Fact
from kohort.people.models import Position

from .archive import Tables
from .offer import Offer

AN_HOUR = 3600


class FileForm(forms.Form):
    """The ZIP, or one table of it."""

    file = forms.FileField(
        label=gettext_lazy("The file from LinkedIn"),
        help_text=gettext_lazy("The ZIP as it is, or one of the tables in it. It is read once and not kept."),
        widget=forms.FileInput(attrs={"accept": ".zip,.csv"}),
        error_messages={"required": gettext_lazy("Choose the file that LinkedIn sent you.")},
    )


LABELS = {
    "positions": gettext_lazy("Work"),
    "home": gettext_lazy("Where you live"),
    "topics": gettext_lazy("What you like to be asked about"),
}


class ChoiceForm(forms.Form):
    """What is taken, and who sees it. What is here already is unchecked, and is not taken twice."""

    def __init__(self, data, offer: Offer):
        super().__init__(data)
        self.offer = offer
        self.offers: dict[str, Mapping[str, Fact]] = {
            "positions": offer.positions,
            "home": {"0": offer.home} if offer.home else {},
            "topics": offer.topics,
        }
        self.fields |= {name: self._boxes(name, facts) for name, facts in self.offers.items() if facts}
        self.fields["audience"] = forms.TypedChoiceField(
            label=_("Who may see it?"),
            choices=[(value, capfirst(label)) for value, label in reversed(Audience.choices)],
            coerce=int,
            initial=Audience.MEMBERS,
            widget=forms.RadioSelect,
        )

    def _boxes(self, name: str, facts: Mapping[str, Fact]) -> forms.MultipleChoiceField:
        """A box for each. Topics are chosen: hardly anybody likes to be asked about everything they can."""
        topics = name == "topics"
        return forms.MultipleChoiceField(
            label=LABELS[name],
            help_text=_("LinkedIn calls them skills. Choose at most %d.") % self.offer.room if topics else "",
            choices=[(number, self._label(fact)) for number, fact in facts.items()],
            initial=[number for number, fact in facts.items() if not topics and fact not in self.offer.known],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def _label(self, fact: Fact) -> str:
        words = [str(fact), *(_where_and_when(fact) if isinstance(fact, Position) else [])]
        known = [_("is here already")] if fact in self.offer.known else []
        return " · ".join(filter(None, words + known))

    def clean_topics(self) -> list[str]:
        chosen, room = self.cleaned_data["topics"], self.offer.room
        if sum(self.offer.topics[number] not in self.offer.known for number in chosen) > room:
            raise ValidationError(ngettext("Choose at most %d topic.", "Choose at most %d topics.", room) % room)
        return chosen

    def chosen(self) -> list[Fact]:
        """What was ticked and is not here yet."""
        ticked = [facts[number] for name, facts in self.offers.items() for number in self.cleaned_data.get(name, [])]
        return [fact for fact in ticked if fact not in self.offer.known]


def _where_and_when(work: Position) -> list[str]:
    started, ended = (date_format(day, "YEAR_MONTH_FORMAT") if day else "" for day in (work.started, work.ended))
    return [work.where, f"{started}–{ended}" if started or ended else ""]


def sealed(tables: Tables, person_id: int) -> str:
    """The tables as the page carries them from the preview to the choice, so that the site need not keep them."""
    return signing.dumps(tables, salt=_salt(person_id), compress=True)


def unsealed(text: str, person_id: int) -> Tables:
    """Raises signing.BadSignature for another person's, or one older than an hour."""
    return signing.loads(text, salt=_salt(person_id), max_age=AN_HOUR)


def _salt(person_id: int) -> str:
    return f"kohort.people.linkedin:{person_id}"
