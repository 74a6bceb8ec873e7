"""One more thing one would help with, by one tap from a mail. No sign-in: whoever holds the mail holds its link."""

from django.db import transaction
from django.http import Http404
from django.shortcuts import render
from django.utils.text import capfirst
from django.views.decorators.http import require_http_methods

from kohort.access.gate import public
from kohort.people.models import Person

from .catalogue import COMMON, Kind
from .links import OFFERING
from .offering import Own

WHY = "whoever has the mail may open its link"


@public
@require_http_methods(["GET", "HEAD", "POST"])
def tapped(request, token):
    """GET asks about `kind`, POST offers it. The page knows what was tapped on it, and nothing else of the person:
    a forwarded mail tells no more than it says."""
    people = Person.objects.trusted(WHY).filter(institution=request.institution, account__isnull=False)
    person = people.filter(key=OFFERING.key(token)).first()
    if person is None:
        raise Http404
    kind = request.GET.get("kind") if request.method != "POST" else request.POST.get("kind")
    done = _kinds(request.POST.getlist("done"))
    if request.method == "POST":
        offer(person.pk, kind)
        done.append(Kind(kind))
    asked = [one for one in _kinds([kind]) if one not in done]
    more = [(one, capfirst(one.label)) for one in COMMON if one not in (*done, *asked)]
    return render(request, "giving/tapped.html", {"asked": asked, "done": done, "more": more})


@transaction.atomic
def offer(person_id: int, kind: str | None) -> None:
    """What is offered already stays, confirmed. 404 for what nobody can offer with a tap."""
    if kind not in Kind.values or kind == Kind.OTHER:
        raise Http404
    rows = Person.objects.trusted(WHY).select_for_update(of=("self",), no_key=True)
    Own(rows.get(pk=person_id)).offer(kind)


def _kinds(values) -> list[Kind]:
    return [Kind(value) for value in values if value in Kind.values and value != Kind.OTHER]
