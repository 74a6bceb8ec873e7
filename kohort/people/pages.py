"""The facts on the page of a person, through the viewer's eyes."""

from typing import NamedTuple

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from kohort.access.viewer import Viewer

from .models import Affiliation, Contact, Language, Origin, OtherName, Person, Position, Residence, Study, Topic

KINDS = {  # in the order of PersonPage
    "study": _("Study"),
    "position": _("Work"),
    "residence": _("Lives in"),
    "contact": _("Contact"),
    "other-name": _("Other name"),
    "origin": _("Country of origin"),
    "affiliation": _("Role here"),
    "topic": _("Topic"),
    "language": _("Language"),
}


class PersonPage(NamedTuple):
    """Each list the latest first; what has ended comes last."""

    studies: list[Study]
    positions: list[Position]
    residences: list[Residence]
    contacts: list[Contact]
    other_names: list[OtherName]
    origins: list[Origin]
    affiliations: list[Affiliation]
    topics: list[Topic]
    languages: list[Language]
    shows_audience: bool

    @property
    def by_kind(self) -> list[tuple]:
        """(kind as in an address, what it is called, the facts) for each kind."""
        return [(kind, label, facts) for (kind, label), facts in zip(KINDS.items(), self, strict=False)]


def page_of(person: Person, viewer: Viewer) -> PersonPage:
    """Nine queries. Audiences are shown to the office and to the person, who set them."""
    open_first = F("ended").desc(nulls_first=True)

    def seen(model) -> QuerySet:
        return model.objects.visible_to(viewer).filter(person=person)

    return PersonPage(
        studies=list(seen(Study).select_related("programme").order_by("-last_year", "-pk")),
        positions=list(seen(Position).order_by(open_first, "-pk")),
        residences=list(seen(Residence).order_by(open_first, "-pk")),
        contacts=list(seen(Contact).order_by("kind", "pk")),
        other_names=list(seen(OtherName).order_by("pk")),
        origins=list(seen(Origin).order_by("pk")),
        affiliations=list(seen(Affiliation).order_by(open_first, "-pk")),
        topics=list(seen(Topic).order_by("pk")),
        languages=list(seen(Language).order_by("pk")),
        shows_audience=viewer.is_office or viewer.person_id == person.pk,
    )
