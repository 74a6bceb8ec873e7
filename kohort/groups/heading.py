"""The head of every page of a group: its picture, name and count, the tabs, and the way in for who is not in."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from kohort.access.viewer import Viewer
from kohort.institutions.models import Institution
from kohort.kit.addresses import address
from kohort.kit.tabs import Tab

from .counting import members
from .elsewhere import elsewhere
from .models import Group, Picture
from .standing import Standing

TABS = (("groups:group", _("Talk")), ("board:members", _("Members")), ("groups:about", _("About")))
LEAD = ("groups:lead", _("Lead"))


class Head(NamedTuple):
    """What is drawn above every page of a group. `picture` is an address, or ""; `elsewhere` an address and a name."""

    group: Group
    picture: str
    people: int
    tabs: list[Tab]
    standing: Standing
    elsewhere: tuple[str, str] | None


def head(group: Group, stands: Standing, viewer: Viewer, institution: Institution, path: str) -> Head:
    """Two queries, the same for every group."""
    ways = [*(TABS if stands.is_in or viewer.is_office else ()), *([LEAD] if stands.leads else ())]
    addresses = [(address(name, institution.slug, key=group.key), str(label)) for name, label in ways]
    tabs = [Tab(href, label, path == href) for href, label in addresses]
    people, picture = members([group], viewer)[group.pk], picture_of(group, institution.slug)
    return Head(group, picture, people, tabs, stands, elsewhere(group, stands))


def picture_of(group: Group, slug: str) -> str:
    rows = Picture.objects.trusted("whoever sees a group sees its picture").filter(group=group)
    digest = rows.values_list("digest", flat=True).first()
    return address("groups:picture", slug, key=group.key, digest=digest, size="large") if digest else ""
