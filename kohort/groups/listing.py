"""All groups somebody could care about: one's own first, then those made for one's studies, then the others."""

from typing import NamedTuple

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kohort.access.gate import member
from kohort.access.viewer import Viewer
from kohort.institutions.models import Programme
from kohort.kit.folding import fold

from . import own_class
from .counting import members
from .models import Group, Invite, Picture, groups_of

PER_PAGE = 20


class Row(NamedTuple):
    """A group in a list. `picture` is an address, or ""; `is_for_you`: of one's own studies, or one is invited."""

    group: Group
    href: str
    picture: str
    people: int
    is_for_you: bool


@member
@require_safe
def groups(request):
    """`?q=` looks for a name, `?kind=` for a kind among those one is not in."""
    viewer, kind, text = request.viewer, request.GET.get("kind", ""), request.GET.get("q", "").strip()
    seen = Group.objects.visible_to(viewer).filter(Q(closed__isnull=True))
    mine = seen.filter(Q(pk__in=groups_of(viewer)) | Q(started_by_id=viewer.person_id, approved__isnull=True))
    others = seen.exclude(pk__in=mine.values("pk")).filter(approved__isnull=False)
    others = others.filter(kind=kind) if kind in Group.Kind.values else others
    page = Paginator(_ordered(_named(others, text), viewer), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "mine": rows_of(mine.order_by("name", "pk"), request),
        "page": page,
        "others": rows_of(page, request),
        "own_classes": own_class.waiting(viewer),
        "kinds": Group.Kind.choices,
        "kind": kind,
        "text": text,
    }
    return render(request, "groups/groups.html", context)


def _named(rows, text):
    """Names as people spell them, "orsta" for Ørsta; a house has hundreds of groups, not thousands."""
    wanted = fold(text)
    if not wanted:
        return rows
    found = [pk for pk, name in rows.values_list("pk", "name") if wanted in fold(name)]
    return rows.filter(pk__in=found)


def _ordered(rows, viewer: Viewer):
    """Where one is invited first, then those of the units one studied in."""
    programmes = Programme.objects.filter(pk__in=[one.programme_id for one in viewer.classes], unit__isnull=False)
    rows = rows.annotate(
        invited=Exists(Invite.waiting_for(viewer.person_id).filter(group=OuterRef("pk"))),
        of_unit=Exists(programmes.filter(unit=OuterRef("unit"))),
    )
    return rows.order_by("-invited", "-of_unit", "name", "pk")


def rows_of(groups, request) -> list[Row]:
    """In the order given; two queries however many there are."""
    found = list(groups)
    people = members(found, request.viewer)
    pictures = dict(Picture.objects.visible_to(request.viewer).filter(group__in=found).values_list("group", "digest"))
    return [_row(one, request.institution.slug, pictures.get(one.pk), people[one.pk]) for one in found]


def _row(group, slug, digest, people) -> Row:
    at = {"institution": slug, "key": group.key}
    picture = reverse("groups:picture", kwargs={**at, "digest": digest, "size": "small"}) if digest else ""
    for_you = getattr(group, "invited", False) or getattr(group, "of_unit", False)
    return Row(group, reverse("groups:group", kwargs=at), picture, people, for_you)
