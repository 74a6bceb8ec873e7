"""How pages show what somebody told."""

from django import template
from django.utils.safestring import SafeString

from kohort.kit.markdown import rendered

register = template.Library()


@register.filter
def markdown(text: str) -> SafeString:
    return rendered(text)
