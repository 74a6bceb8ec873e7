"""What its writer does with a story: tells it, takes it back, deletes it for good."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kohort.access.gate import myself, on
from kohort.kit.addresses import address

from .story import Story
from .telling import take_back, tell


@myself
@on(Story, "write")
@require_POST
def state(request, story):
    """`do`: tell or take; pressed twice, it is done once."""
    do = request.POST.get("do")
    if do == "tell":
        tell(story, request.viewer)
        messages.success(request, _("Told. Thank you: somebody will find their way by it."))
    elif do == "take":
        take_back(story)
        messages.success(request, _("Taken back. It is a draft again, and nobody else sees it."))
    else:
        raise Http404
    return HttpResponseRedirect(address("stories:story", request.institution.slug, key=story.key))


@myself
@on(Story, "write")
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request, story):
    """GET asks whether one is sure."""
    if request.method != "POST":
        return render(request, "stories/delete.html", {"story": story})
    story.delete()
    messages.success(request, _("Deleted."))
    return HttpResponseRedirect(address("stories:mine", request.institution.slug))
