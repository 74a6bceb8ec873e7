"""Where links in letters lead: a page with one button, the same for every link there may be. Looking is harmless."""

from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from kohort.access.gate import public

from . import proving, ways_back
from .models import Case, Claim
from .stopping import stop

WHY = "a link in a letter is all one has who is nobody yet"


@public
@require_http_methods(["GET", "HEAD", "POST"])
def place(request, key):
    """Where the link of a letter leads: one button, which sends a code."""
    if request.method == "POST":
        return proving.ask_with(request, **_meant(request, key))
    return render(request, "claims/code_ask.html")


def _meant(request, key) -> dict:
    """What a link stands for, as columns of a Case; none when it is unknown, too early or used."""
    rows = Case.objects.trusted(WHY).filter(institution=request.institution, state=Case.State.GRANTED, pointer=key)
    case = rows.select_related("person", "address", "claim").first()
    if case is None or (case.way == Claim.Way.BACK and not ways_back.is_open(case.claim)):
        return {}
    names = ("person", "address", "way", "claim", "typed")
    return {name: getattr(case, name) for name in names}


@public
@require_http_methods(["GET", "HEAD", "POST"])
def stop_claim(request, key):
    """It was not me: one button. The same page for every link there may be."""
    if request.method == "POST":
        claims = Claim.objects.trusted(WHY).filter(institution=request.institution, key=key)
        claim = claims.select_related("institution", "person", "account").first()
        stopped = bool(claim and stop(claim))
        return render(request, "claims/stop_done.html", {"stopped": stopped})
    return render(request, "claims/stop.html")
