"""Tags every template has at hand."""

from django import template
from django.urls import reverse

register = template.Library()


@register.simple_tag(takes_context=True)
def here(context, name: str, **kwargs) -> str:
    """The address of a page of this institution: `{% here "people:person" key=person.key %}`."""
    return reverse(name, kwargs={"institution": context["institution"].slug, **kwargs})
