"""A person as a vCard for one's address book: exactly what the page of the person shows this viewer, no more."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import vobject
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from PIL import Image
from vobject.vcard import Address, Name

from kohort.access.gate import on
from kohort.access.viewer import Role, Viewer
from kohort.kit.bugs import bug

from .facts import Fact
from .looking import PROFILES, counted, traced
from .models import Contact, Person, Photo, Position
from .naming import country
from .pages import PersonPage, page_of

KINDS: dict[str, str] = {  # of contacts; a postal address is one long line and stays on the page
    Contact.Kind.EMAIL: "email",
    Contact.Kind.STUDENT_EMAIL: "email",
    Contact.Kind.PHONE: "tel",
    Contact.Kind.LINK: "url",
}


@on(Person)
@require_safe
@counted(PROFILES)
@traced
def card(request, person):
    """The card as a file. Its name tells nobody's."""
    text = vcard(person, request.viewer, request.build_absolute_uri("./"))
    response = HttpResponse(text, content_type="text/vcard; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="contact.vcf"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def vcard(person: Person, viewer: Viewer, page: str) -> str:
    """vCard 3.0 (RFC 2426), which every address book reads; `page` is the address of the person's page."""
    shown = page_of(person, replace(viewer, roles=frozenset(Role)) if bug("vcard-everything") else viewer)
    made = vobject.vCard()
    made.add("n").value = _name(person)
    made.add("fn").value = person.name
    for name, value in _lines(shown):
        made.add(name).value = value
    for picture in _photos(person, viewer):
        photo = made.add("photo")
        photo.value, photo.encoding_param, photo.type_param = picture, "b", "JPEG"
    made.add("source").value = page
    made.add("rev").value = f"{_newest(shown):%Y-%m-%dT%H:%M:%SZ}"
    return made.serialize()


def _name(person: Person) -> Name:
    """Whoever chose a name of their own has no other here."""
    if person.display_name:
        *given, last = person.display_name.split()
        return Name(family=last, given=" ".join(given)) if given else Name(given=last)
    return Name(family=person.surname, given=person.call_name or person.given_names)


def _lines(shown: PersonPage) -> Iterator[tuple[str, object]]:
    """What holds today, as (property, value)."""
    for work in _open(shown.positions)[:1]:
        yield from _work(work)
    for home in _open(shown.residences)[:1]:
        yield "adr", Address(city=home.place, country=home.country and country(home.country))
    for contact in shown.contacts:
        if contact.kind in KINDS:
            yield KINDS[contact.kind], contact.value


def _work(work: Position) -> Iterator[tuple[str, object]]:
    if work.employer:
        yield "org", [work.employer]
    if work.title:
        yield "title", work.title


def _photos(person: Person, viewer: Viewer) -> Iterator[bytes]:
    """The small one, as address books know pictures."""
    for small in Photo.objects.visible_to(viewer).filter(person=person).values_list("small", flat=True):
        picture = BytesIO()
        Image.open(BytesIO(small)).convert("RGB").save(picture, "JPEG", quality=85)
        yield picture.getvalue()


def _open(facts: Iterable) -> list:
    return [fact for fact in facts if fact.ended is None]


def _newest(shown: PersonPage) -> datetime:
    """When the card was last another: the age of its youngest fact."""
    facts: list[Fact] = [fact for _kind, _label, facts in shown.by_kind for fact in facts]
    return max((fact.as_of for fact in facts), default=timezone.now()).astimezone(UTC)
