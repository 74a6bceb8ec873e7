"""The page of a group, what it is for, and its picture."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe

from kohort.access.gate import on

from .models import Group, Office, Picture
from .names import names
from .standing import standing

SIZES = ("small", "large")


@on(Group)
@require_safe
def group(request, group):
    """What goes on in it, for those who are in; for the others, what it is for."""
    stands = standing(group, request.viewer)
    talks = stands.is_in and group.approved is not None
    panels = _panels(settings.GROUP_PANELS, request, group) if talks else []
    context = {
        "group": group,
        "stands": stands,
        "panels": panels,
        "for_leaders": _panels(settings.LEADER_PANELS, request, group) if stands.leads and group.is_alive else [],
        "welcome": group.welcome if stands.is_in and "welcome" in request.GET else "",
    }
    return render(request, "groups/group.html", context | ({} if panels else _about(request, group)))


@on(Group)
@require_safe
def about(request, group):
    """What it is for, its ground rules, who comes in and who leads it; and the way out."""
    context = {"group": group, "stands": standing(group, request.viewer)}
    return render(request, "groups/about.html", context | _about(request, group))


def _about(request, group) -> dict:
    """Whom a rule means as a sentence, and those who hold an office today, as far as the viewer sees them."""
    held = Office.held_today().filter(group=group).order_by("pk")
    terms = sorted(held, key=lambda term: Office.Title.values.index(term.title))
    known = names([term.person_id for term in terms], request.viewer, request.institution.slug)
    return {
        "sentence": group.segment.sentence() if group.rule else "",
        "board": [(term, known[term.person_id]) for term in terms if term.person_id in known],
        "lies_in": Group.objects.visible_to(request.viewer).filter(pk=group.parent_id).first(),
    }


def _panels(paths, request, group) -> list[str]:
    return list(filter(None, (import_string(path)(request, group) for path in paths)))


@on(Group)
@require_safe
def picture(request, group, digest, size):
    """The picture, for whoever sees the group. The address changes when the picture does."""
    if size not in SIZES:
        raise Http404
    rows = Picture.objects.visible_to(request.viewer).filter(group=group, digest=digest)
    found = rows.values_list(size, flat=True).first()
    if found is None:
        raise Http404
    headers = {"Cache-Control": "private, max-age=86400", "X-Robots-Tag": "noindex"}
    return HttpResponse(bytes(found), content_type="image/webp", headers=headers)
