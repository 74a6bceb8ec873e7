"""Does your offer still stand? The page behind a mail (`STANDS`): yes, or not any more. No sign-in."""

from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from kohort.access.gate import public
from kohort.giving.links import STANDS
from kohort.giving.models import Offer
from kohort.giving.offering import Own
from kohort.institutions.models import Institution
from kohort.people.models import Person

WHY = "whoever has the mail may open its link"


def key_of(offer: Offer, person: Person) -> str:
    """What the link to an offer is signed with."""
    return f"{person.key}:{offer.kind}"


@public
@require_http_methods(["GET", "HEAD", "POST"])
def stands(request, token):
    """POST `do`: yes, no. The page says what the mail says: one kind of help."""
    person, kind = _meant(token, request.institution)
    if request.method == "POST":
        _answer(person.pk, kind, request.POST.get("do"))
        return HttpResponseRedirect(f"{request.path}?said={request.POST['do']}")
    one = _offer(person, kind)
    said = request.GET.get("said") if request.GET.get("said") in ("yes", "no") else ""
    return render(request, "giving/desk/stands.html", {"offer": one, "said": said if one or said == "no" else ""})


def _meant(token: str, institution: Institution) -> tuple[Person, str]:
    key, _colon, kind = STANDS.key(token).partition(":")
    rows = Person.objects.trusted(WHY).filter(institution=institution, account__isnull=False)
    person = rows.filter(key=key).first() if key else None
    if person is None:
        raise Http404
    return person, kind


def _offer(person: Person, kind: str) -> Offer | None:
    return Offer.objects.trusted(WHY).filter(person=person, kind=kind, ended=None).first()


@transaction.atomic
def _answer(person_id: int, kind: str, do: str | None) -> None:
    """What has ended stays so: a yes confirms what stands, and nothing else."""
    if do not in ("yes", "no"):
        raise Http404
    own = Own(Person.objects.trusted(WHY).select_for_update(of=("self",), no_key=True).get(pk=person_id))
    if do == "no":
        own.end(kind)
    elif kind in own.offers:
        own.offer(kind)
