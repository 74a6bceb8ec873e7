"""How pages tell of opportunities."""

from django import template
from django.utils.safestring import SafeString

from kohort.access.viewer import Viewer
from kohort.conversations.cards import host_of
from kohort.kit.markdown import rendered
from kohort.opportunities.opportunity import Opportunity

register = template.Library()


@register.filter
def host(link: str) -> str:
    """Where a link leads: "jobs.example.org"."""
    return host_of(link)


@register.filter
def markdown(text: str) -> SafeString:
    return rendered(text)


@register.simple_tag
def has_opportunities(viewer: Viewer) -> bool:
    """Whether the list is worth a way there: always for members; for others, one query says."""
    rows = Opportunity.objects.visible_to(viewer)
    return viewer.is_member or viewer.is_office or rows.filter(Opportunity.standing()).exists()
