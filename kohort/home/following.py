"""Following somebody's public steps: the button on their page, and the list of whom one follows."""

from django.http import HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST, require_safe

from kohort.access.gate import myself, on
from kohort.groups.names import names
from kohort.notices.following import follow, followed, follows, stop
from kohort.people.models import Person

DEEDS = {"follow": follow, "stop": stop}


def panel(request, person: Person) -> str | None:
    """For members, on the page of another; also for the eyes one borrows to look at one's own."""
    viewer = request.viewer
    if not viewer.is_member or not person.is_claimed or viewer.person_id == person.pk:
        return None
    return render_to_string("home/follow.html", {"person": person, "follows": follows(viewer, person)}, request)


@myself
@on(Person)
@require_POST
def following(request, person):
    """Begin or stop; nobody is told."""
    deed = DEEDS.get(request.POST.get("do", ""))
    if deed is None:
        return HttpResponseBadRequest()
    if person.pk != request.viewer.person_id:  # whose own page shows the button when it is seen as others see it
        deed(request.viewer, person)
    back = "home:followed" if request.POST.get("from") == "list" else "people:person"
    keys = {} if back == "home:followed" else {"key": person.key}
    return redirect(back, institution=request.institution.slug, **keys)


@myself
@require_safe
def whom(request):
    """Those one follows and may still see."""
    ids = list(followed(request.viewer).values_list("whom_id", flat=True))
    known = names(ids, request.viewer, request.institution.slug)
    people = sorted((name for pk, name in known.items() if name.href), key=lambda one: one.name)
    return render(request, "home/followed.html", {"people": people})
