"""Not wanting to meet somebody, and the list of whom one has blocked: the one place that still names them."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import myself, on
from kohort.people.me.rows import me
from kohort.people.models import Block, Person

from .views import of_another


@myself
@on(Person)
@of_another
@require_http_methods(["GET", "POST"])
def block(request, person):
    """What it does, and the button."""
    if not person.is_claimed:
        raise Http404
    if request.method == "POST":
        Block.put(request.viewer.person_id, person.pk)
        messages.success(request, _("%(name)s and you do not meet here any more.") % {"name": person.name})
        return _to_list(request)
    return render(request, "conversations/letters/block.html", {"person": person, "me": me(request.viewer)})


@myself
@require_http_methods(["GET", "POST"])
def blocked(request):
    """Whom one has blocked, each with a way to lift it."""
    rows = Block.objects.visible_to(request.viewer).order_by("-at", "-pk")
    if request.method == "POST":
        get_object_or_404(rows, pk=_number(request.POST.get("block", ""))).delete()
        messages.success(request, _("The block is lifted."))
        return _to_list(request)
    return render(request, "conversations/letters/blocked.html", {"blocks": _named(list(rows))})


def _named(blocks: list[Block]) -> list[tuple[Block, str]]:
    """With the name as it is today: one has to know whom one would meet again."""
    people = Person.objects.trusted("whom one has blocked oneself").in_bulk([block.whom_id for block in blocks])
    return [(block, people[block.whom_id].name) for block in blocks]


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 19 else 0


def _to_list(request):
    return HttpResponseRedirect(reverse("letters:blocked", kwargs={"institution": request.institution.slug}))
