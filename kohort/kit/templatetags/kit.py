"""Tags every template has at hand."""

from datetime import datetime
from zlib import crc32

from django import template
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from kohort.kit.addresses import address
from kohort.kit.tabs import Tab

register = template.Library()
TINTS = 8


@register.simple_tag(takes_context=True)
def here(context, name: str, **kwargs) -> str:
    """The address of a page of this institution: `{% here "people:person" key=person.key %}`."""
    return address(name, context["institution"].slug, **kwargs)


@register.inclusion_tag("kit/tab.html", takes_context=True)
def tab(context, name: str, label: str, **kwargs) -> dict[str, Tab]:
    """A page in a `nav.tabs`: `{% tab "planning:team" _("Team") key=event.key %}`, where `page` says "team"."""
    is_here = name.endswith(f":{context.get('page')}")
    return {"tab": Tab(here(context, name, **kwargs), label, is_here)}


@register.filter
def tint(key: str) -> int:
    """Which of the avatars' tints belongs to a key; the same one always."""
    return crc32(str(key).encode()) % TINTS


@register.filter
def age(when: datetime) -> str:
    """How long ago, as coarse as one would say it: "today", "14 months ago", "3 years ago"."""
    days = (timezone.now() - when).days
    months = days * 12 // 365
    if days < 1:
        return gettext("today")
    if months < 1:
        return ngettext("%(days)d day ago", "%(days)d days ago", days) % {"days": days}
    if months < 24:
        return ngettext("%(months)d month ago", "%(months)d months ago", months) % {"months": months}
    return ngettext("%(years)d year ago", "%(years)d years ago", months // 12) % {"years": months // 12}
