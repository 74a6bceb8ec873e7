"""The head of a group, for `groups/base.html`: whatever page it is, its view need not think of it."""

from django import template

from kohort.groups.heading import head
from kohort.groups.standing import standing

register = template.Library()


@register.inclusion_tag("groups/head.html", takes_context=True)
def group_head(context):
    """Draws the `group` of the page; a view that knows how the viewer `stands` to it says so."""
    request, group = context["request"], context["group"]
    stands = context.get("stands") or standing(group, request.viewer)
    drawn = head(group, stands, request.viewer, request.institution, request.path)
    return {"head": drawn, "request": request, "institution": request.institution, "viewer": request.viewer}
