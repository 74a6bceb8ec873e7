"""How pages show what somebody told."""

from django import template
from django.utils.safestring import SafeString

from kohort.access.viewer import Viewer
from kohort.kit.markdown import rendered
from kohort.stories.choosing import standing

register = template.Library()


@register.filter
def markdown(text: str) -> SafeString:
    return rendered(text)


@register.simple_tag
def has_stories(viewer: Viewer) -> bool:
    """Whether somebody who is no member has anything to read; one query says."""
    return not viewer.is_member and standing(viewer).exists()
