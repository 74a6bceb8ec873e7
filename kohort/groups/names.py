"""Who is meant, as one viewer may know them: the names beside whatever people do in groups. It shows no facts."""

from collections.abc import Collection
from typing import NamedTuple

from django.db.models import Q

from kohort.access.guard import NONE, Viewer
from kohort.kit.addresses import address
from kohort.kit.bugs import bug
from kohort.kit.templatetags.kit import tint
from kohort.people.faces import Face, face
from kohort.people.facts import Shown
from kohort.people.models import Person, Photo

from .models import Membership, inside

COLUMNS = (
    "institution_id",
    "key",
    "given_names",
    "call_name",
    "surname",
    "display_name",
    "account_id",
    "hidden_since",
    "open_since",
)
TOGETHER = "people of one group know each other's names"


class Name(NamedTuple):
    """Somebody as they are drawn: `kit/avatar.html` takes one. Where the name is all there is to know, `href` is "",
    `photo` None, and `key` leads nowhere: it gives the tint alone."""

    name: str
    initials: str
    tint: int
    href: str
    key: str
    photo: Face | None


def names(person_ids: Collection[int], viewer: Viewer, slug: str, *, sharing: Collection[int] = ()) -> dict[int, Name]:
    """The names of these people, by id, in four queries at most; `slug` is that of the viewer's institution.

    `sharing` are people of other institutions who share a group with the viewer (`sharing_in`): their names alone are
    given, as a guest is given those of the group. Missing: who is hidden, unclaimed, apart from the viewer, or gone.
    """
    ids = set(person_ids)
    if not ids:
        return {}
    return _alone(ids, viewer, sharing) | _in_full(ids, viewer, slug)


def sharing_anywhere(viewer: Viewer, person_ids: Collection[int]) -> set[int]:
    """Who of these is of another institution and in a group with the viewer. One query."""
    return _sharing(viewer, person_ids)


def sharing_in(group, viewer: Viewer, person_ids: Collection[int]) -> set[int]:
    """Who of these is of another institution and in this group, which the viewer is in as well. One query."""
    return _sharing(viewer, person_ids, group=group)


def _sharing(viewer, person_ids, **where) -> set[int]:
    rows = Membership.objects.trusted(TOGETHER).filter(inside(viewer), person_id__in=person_ids, left=None, **where)
    return set(rows.exclude(institution_id=viewer.institution_id).values_list("person_id", flat=True))


def _present() -> Q:
    return Q(account__isnull=False) & (Q() if bug("names-hidden") else Q(hidden_since__isnull=True))


def _by_name_alone(viewer: Viewer, sharing) -> Q:
    if viewer.is_member or viewer.is_office:
        return Q(pk__in=list(sharing)) & ~Q(institution_id=viewer.institution_id) if sharing else NONE
    together = Membership.objects.trusted(TOGETHER).filter(inside(viewer), left=None)
    return Q(pk__in=together.values("person_id")) if viewer.guest_of else NONE


def _alone(ids: set[int], viewer: Viewer, sharing) -> dict[int, Name]:
    if (together := _by_name_alone(viewer, sharing)) is NONE:
        return {}
    rows = Person.objects.trusted(TOGETHER).filter(_present(), together, pk__in=ids).exclude(pk__in=viewer.apart)
    return {person.pk: _plain(person) for person in rows.only(*COLUMNS)}


def _plain(person: Person) -> Name:
    number = tint(person.key)
    return Name(person.name, person.initials, number, href="", key=str(number), photo=None)


def _in_full(ids: set[int], viewer: Viewer, slug: str) -> dict[int, Name]:
    """Whom the viewer sees in the directory; the office sees more people there than a group names."""
    rows = Person.objects.visible_to(viewer).filter(_present() | Q(pk=viewer.person_id), pk__in=ids)
    people = {person.pk: person for person in rows.only(*COLUMNS)}
    digests = dict(Photo.objects.about(Shown(people.values(), viewer)).values_list("person_id", "digest"))
    return {pk: _full(person, digests.get(pk), slug) for pk, person in people.items()}


def _full(person: Person, digest: str | None, slug: str) -> Name:
    href = address("people:person", slug, key=person.key)
    return Name(person.name, person.initials, tint(person.key), href, person.key, face(person, digest, slug))
