"""A story, and who tells it as far as the reader may know them. A draft is seen here as it will look."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from kohort.access.gate import on
from kohort.groups.names import Name, names

from .cards import cards
from .schema_org import told
from .story import Story
from .thanks import Thank


@on(Story)
@require_safe
def story(request, story):
    viewer, slug = request.viewer, request.institution.slug
    (card,) = cards([story], viewer, slug)
    thanks = list(Thank.objects.visible_to(viewer).filter(story=story).order_by("pk"))
    context = {
        "card": card,
        "story": story,
        "is_own": story.is_from(viewer),
        "is_open": story.person.open_since is not None,
        "thanked_by": _who(thanks, viewer, slug) if story.is_from(viewer) else [],
        "has_thanked": any(one.person_id == viewer.person_id for one in thanks),
        "may": {"thank": story.allows(viewer, "thank"), "remove": story.allows(viewer, "remove")},
        "schema": told(story, card.who.name),
    }
    return render(request, "stories/story.html", context)


def _who(thanks: list[Thank], viewer, slug: str) -> list[Name]:
    known = names([one.person_id for one in thanks], viewer, slug)
    return [known[one.person_id] for one in thanks if one.person_id in known]
