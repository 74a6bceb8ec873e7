"""The parts of one's own page, in order, each with its rows and what can be added to it."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kohort.access.viewer import Viewer
from kohort.people.facts import Fact
from kohort.people.models import (
    Affiliation,
    Contact,
    Language,
    Origin,
    OtherName,
    Person,
    Position,
    Residence,
    Study,
    Topic,
)
from kohort.people.pages import PersonPage, page_of

from . import contacts, forms
from .rows import Row, row, rows


class Part(NamedTuple):
    """A section: the kinds of fact in it, and what can be added, each {kind in the address: what the button says}.

    `invites` says what it is for while there is nothing in it.
    """

    name: str
    title: str | Promise
    models: tuple
    adds: dict[str, str | Promise]
    invites: str | Promise = ""


PARTS = [
    Part(
        "work", _("Work"), (Position,), {"position": _("Add work")}, _("Where you work is what others ask about first.")
    ),
    Part(
        "home",
        _("Where you live"),
        (Residence, Origin),
        {"residence": _("Add a place")},
        _("A town and a country, so that people nearby find you. Never a street."),
    ),
    Part("studies", _("Studies"), (Study,), {}),
    Part(
        "contact",
        _("Contact and links"),
        (Contact,),
        {
            "email": _("Add an e-mail address"),
            "phone": _("Add a phone number"),
            "link": _("Add a link"),
            "address": _("Add a postal address"),
        },
        _("How people you choose can reach you. The alumni office alone sees it until you say otherwise."),
    ),
    Part("topics", _("Topics"), (Topic,), {"topic": _("Add a topic")}, _("What do you like to be asked about?")),
    Part("languages", _("Languages"), (Language,), {"language": _("Add a language")}, _("Which ones do you speak?")),
    Part("names", _("Names"), (OtherName,), {"former-name": _("Add a former surname")}),
    Part("role", _("Role here"), (Affiliation,), {}),
]


FORMS: dict[str, type[forms.Mine]] = {
    "position": forms.PositionForm,
    "residence": forms.ResidenceForm,
    "email": contacts.EmailForm,
    "student": contacts.StudentEmailForm,
    "phone": contacts.PhoneForm,
    "link": contacts.LinkForm,
    "address": contacts.AddressForm,
    "topic": forms.TopicForm,
    "language": forms.LanguageForm,
    "former-name": forms.FormerNameForm,
}


class Section(NamedTuple):
    """A part with its rows. `adding` is the kind of fact that is being added by `form`, or was just now."""

    part: Part
    rows: list[Row]
    adding: str = ""
    form: forms.Mine | None = None


def sections(page: PersonPage) -> list[Section]:
    """All parts, whoever's page it is; a role only where there is one."""
    facts = [fact for _kind, _label, kind_facts in page.by_kind for fact in kind_facts]
    found = [Section(part, rows(fact for fact in facts if type(fact) in part.models)) for part in PARTS]
    return [section for section in found if section.rows or section.part.adds]


def is_added(kind: str) -> bool:
    """Whether somebody may add a fact of this kind: nobody gets a new student address here."""
    return any(kind in part.adds for part in PARTS)


def section_of(kind: str, person: Person, viewer: Viewer) -> Section:
    """The one that a kind of fact is added to, as it stands now."""
    found = sections(page_of(person, viewer))
    return next(section for section in found if kind in section.part.adds)


def old(found: list[Section]) -> list[Row]:
    """What nobody has said to be right for two years, the oldest first."""
    return sorted((one for section in found for one in section.rows if one.is_old), key=lambda one: one.fact.as_of)


def title_of(model: type[Fact]) -> str:
    """What the section is called that facts of this kind stand in."""
    return str(next(part.title for part in PARTS if model in part.models))


def form_for(request, kind: str, person: Person, fact: Fact | None = None) -> forms.Mine:
    """The form of a kind of fact, bound when it was sent. Its fields are named apart from all others on the page."""
    form = FORMS[kind](
        request.POST if request.method == "POST" else None,
        viewer=request.viewer,
        person=person,
        slug=request.institution.slug,
        instance=fact,
        auto_id=f"{row(fact).name if fact else kind}-%s",
    )
    next(iter(form.fields.values())).widget.attrs["autofocus"] = not form.is_bound
    return form
