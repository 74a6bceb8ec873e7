"""The bridge from student to alumna: a way in that stays, and what one would like to give back, while one is here."""

from allauth.account.utils import get_next_redirect_url
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from kohort.access.gate import myself
from kohort.accounts.second_factor import has_passkey, may_enrol
from kohort.people.models import Study

from .crossing import private_addresses
from .welcoming import FirstVisit

OFFERS = "offers"  # the step of the first visit that asks what one would like to give


@myself
@require_safe
def bridge(request):
    """How far one is in three short steps, and when the student account ends."""
    context = {"ends": _ends(request.viewer), "next": get_next_redirect_url(request), "may_enrol": may_enrol(request)}
    return render(request, "claims/bridge.html", context | _steps(request))


def banner(request) -> str | None:
    """On a member's home page, until they have crossed."""
    if has_passkey(request.user) or _addresses(request):
        return None
    return render_to_string("claims/bridge_banner.html", {}, request)


def _addresses(request) -> list[str]:
    return private_addresses(request.institution, request.viewer.account_id, request.viewer.person_id)


def _steps(request) -> dict:
    """What is done: `addresses` that stay, a passkey, an answer to what one would give."""
    viewer = request.viewer
    addresses = _addresses(request)
    passkey = has_passkey(request.user)
    offered = FirstVisit.of(viewer.person_id).dealt.get(OFFERS) == FirstVisit.KEPT
    return {
        "addresses": addresses,
        "passkey": passkey,
        "offered": offered,
        "across": bool(addresses) or passkey,
        "done": [bool(addresses), passkey, offered].count(True),
    }


def _ends(viewer) -> int | None:
    """The year in whose summer the last study ends that has no award yet, as its length has it."""
    studies = Study.objects.visible_to(viewer).filter(person_id=viewer.person_id, award_year__isnull=True)
    last = studies.order_by("-last_year").values_list("last_year", flat=True).first()
    return None if last is None else last + 1
