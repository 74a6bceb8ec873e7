"""Where an invitation points: a page with one button, and one that says "not again". Neither tells anything personal.

The pages are the same for every key, good or not, and looking at them changes nothing: mail programs, scanners and
whoever a letter was forwarded to look, too.
"""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from kohort.access.gate import public
from kohort.kit.bugs import bug

from . import objecting, proving
from .models import Invited
from .trust import may_claim

WHY = "whoever holds a letter may go where it points"


@public
@require_http_methods(["GET", "HEAD", "POST"])
def invited(request, key):
    """GET shows the button; POST sends a code to the address on record."""
    if request.method == "POST" or bug("get-sends"):
        return _ask(request, _letter(request, key))
    return render(request, "claims/invited.html")


def _ask(request, letter: Invited | None) -> HttpResponse:
    if letter and letter.address and not letter.person.is_claimed and may_claim(letter.address):
        return proving.ask(request, letter.person, letter.address)
    return proving.ask(request, None, None)


@csrf_exempt  # a mail program posts it, without cookies (RFC 8058); the key is what it knows
@public
@require_http_methods(["GET", "HEAD", "POST"])
def no_more(request, key):
    """GET shows the button; POST notes the objection, or takes it back. No login, no redirect."""
    undo = request.POST.get("do") == "undo"
    if request.method == "POST" and (letter := _letter(request, key)):
        (objecting.take_back if undo else objecting.object_to)(letter)
    done = request.method == "POST" and not undo
    return render(request, "claims/invited_no_more.html", {"done": done, "undone": undo})


def _letter(request, key: str) -> Invited | None:
    rows = Invited.objects.trusted(WHY).filter(institution=request.institution, key=key)
    return rows.select_related("person", "person__institution", "address").first()
