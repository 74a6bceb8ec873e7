"""Writing a story and changing it: a draft is looked at on its own page, what was told beneath the form."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.audience import Audience
from kohort.access.gate import myself, on
from kohort.accounts.asking import too_often
from kohort.accounts.limits import Limit, TooOften, spend
from kohort.kit.addresses import address
from kohort.people.me.rows import me

from .form import StoryForm
from .story import Story

DRAFTS = Limit("stories of a person", 20, 86400)


@myself
@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    """POST `do`: look (at it, before it is told) or keep (for later). Either way it is a draft."""
    person = me(request.viewer)
    form = StoryForm(request.POST or None, initial={"audience": Audience.MEMBERS, "language": get_language()})
    if not form.is_valid():
        return _page(request, form, person)
    try:
        spend((DRAFTS, str(person.pk)))
    except TooOften as refusal:
        return too_often(request, refusal.limit.seconds)
    story = form.keep(person)
    if story.told:
        messages.info(request, _("You have told this already. You can change it here."))
    return _on(request, story)


@myself
@on(Story, "write")
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, story):
    """As `new`. What readers have already is looked at here, and changed by `keep`."""
    form = StoryForm(request.POST or None, instance=story)
    if not form.is_valid():
        return _page(request, form, story.person, story=story)
    if story.told and request.POST.get("do") == "look":
        return _page(request, form, story.person, story=story, looked_at=True)
    return _on(request, form.keep(story.person))


def _page(request, form, person, **more):
    return render(request, "stories/form.html", {"form": form, "is_open": person.open_since is not None} | more)


def _on(request, story: Story):
    if request.POST.get("do") == "keep" and not story.told:
        messages.success(request, _("Kept as a draft. Nobody else sees it."))
        return HttpResponseRedirect(address("stories:mine", request.institution.slug))
    return HttpResponseRedirect(address("stories:story", request.institution.slug, key=story.key))
