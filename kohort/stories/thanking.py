"""The button of a reader: thank you, and back again."""

from django.http import Http404, HttpResponseRedirect
from django.views.decorators.http import require_POST

from kohort.access.gate import myself, on
from kohort.kit.addresses import address

from .story import Story
from .thanks import take_back, thank

DEEDS = {"thank": thank, "take": take_back}


@myself
@on(Story, "thank")
@require_POST
def thanks(request, story):
    """`do`: one of DEEDS."""
    deed = DEEDS.get(request.POST.get("do", ""))
    if deed is None:
        raise Http404
    deed(story, request.viewer)
    return HttpResponseRedirect(address("stories:story", request.institution.slug, key=story.key) + "#thanks")
