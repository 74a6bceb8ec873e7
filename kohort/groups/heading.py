"""The head of every page of a group: its picture, name and count, the tabs, and the way in for who is not in."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kohort.access.viewer import Viewer
from kohort.institutions.models import Institution

from .counting import members
from .joining import Standing, standing
from .models import Group, Picture

TABS = (("groups:group", _("Talk")), ("board:members", _("Members")), ("groups:about", _("About")))
LEAD = ("groups:lead", _("Lead"))


class Tab(NamedTuple):
    """A page of the group; `is_here` when it is the one shown."""

    href: str
    label: str
    is_here: bool


class Head(NamedTuple):
    """What is drawn above every page of a group. `picture` is an address, or "" ."""

    group: Group
    picture: str
    people: int
    tabs: list[Tab]
    standing: Standing


def head(group: Group, viewer: Viewer, institution: Institution, path: str) -> Head:
    """A few queries, the same for every group."""
    at = {"institution": institution.slug, "key": group.key}
    stands = standing(group, viewer)
    ways = [*(TABS if stands.is_in or viewer.is_office else ()), *([LEAD] if stands.leads else ())]
    addresses = [(reverse(name, kwargs=at), str(label)) for name, label in ways]
    tabs = [Tab(href, label, path == href) for href, label in addresses]
    return Head(group, picture_of(group, viewer, at), members([group], viewer)[group.pk], tabs, stands)


def picture_of(group: Group, viewer: Viewer, at: dict, size: str = "large") -> str:
    rows = Picture.objects.visible_to(viewer).filter(group=group)
    digest = rows.values_list("digest", flat=True).first()
    return reverse("groups:picture", kwargs={**at, "digest": digest, "size": size}) if digest else ""
