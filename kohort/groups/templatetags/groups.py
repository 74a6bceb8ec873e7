"""The head of a group, for `groups/base.html`: whatever page it is, its view need not think of it."""

from django import template

from kohort.groups.heading import head

register = template.Library()


@register.inclusion_tag("groups/head.html", takes_context=True)
def group_head(context):
    """Draws the `group` of the page."""
    request = context["request"]
    drawn = head(context["group"], request.viewer, request.institution, request.path)
    return {"head": drawn, "request": request, "institution": request.institution, "viewer": request.viewer}
