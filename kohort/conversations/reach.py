"""Who reads a post: the whole group, or the writer's own class in it. What was chosen last is offered first."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kohort.access.viewer import Class, Viewer
from kohort.groups.models import Group, Membership
from kohort.people.classes import shared
from kohort.people.figures import own_studies, rounded
from kohort.people.models import Study

from .cards import class_name
from .models import Post

MOST = 1000  # nobody counts further


class Reach(NamedTuple):
    """`value` in the form, how it is told, and the class, or None for the whole group."""

    value: str
    label: str
    of: Class | None


def reaches(group: Group, viewer: Viewer) -> list[Reach]:
    """The whole group first, then the viewer's classes where anybody of them is in it, those of the group's own
    programmes before the others."""
    if not viewer.is_member:
        return [Reach("", _whole(group), None)]
    studies = own_studies(viewer)
    studies.sort(key=lambda study: f"programme={study.programme.code}" not in group.rule)
    classes = {Class(one.programme_id, one.first_year, one.last_year): one for one in studies}
    small = (Reach(value_of(of), _class(group, viewer, study), of) for of, study in classes.items())
    return [Reach("", _whole(group), None), *(reach for reach in small if reach.label)]


def value_of(of: Class) -> str:
    return "-".join(map(str, of))


def last_used(group: Group, viewer: Viewer) -> str:
    """The value of what the viewer's last signed post in the group was for."""
    if not viewer.is_member:
        return ""
    mine = Post.objects.trusted("one's own").filter(group=group, by_id=viewer.person_id).order_by("-at", "-pk")
    last = mine.values_list("programme_id", "first_year", "last_year").first()
    return value_of(Class(*last)) if last and last[0] else ""


def _whole(group) -> str:
    members = Membership.objects.trusted("a rounded count names nobody").filter(group=group, left__isnull=True)
    count = members.filter(person__account__isnull=False).values("pk")[: MOST + 1].count()
    if count > MOST:
        return _("%(group)s, more than a thousand people") % {"group": group.name}
    told = {"group": group.name, "people": rounded(count)}
    return _("%(group)s, about %(people)s people") % told if told["people"] else _("Everybody in %(group)s") % told


def _class(group, viewer, study) -> str:
    """ "" where nobody of the class would read it."""
    mates = shared(Study.objects.visible_to(viewer), study).exclude(person_id=viewer.person_id).values("person_id")
    here = Membership.objects.trusted("of a group one is in").filter(group=group, left__isnull=True)
    count = here.filter(person_id__in=mates).count()
    told = {"class": class_name(study.programme, study.first_year, study.last_year), "people": count}
    few = ngettext(
        "Only my class, %(class)s: %(people)s person here",
        "Only my class, %(class)s: %(people)s people here",
        count,
    )
    return few % told if count else ""
