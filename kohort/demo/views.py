"""Being somebody else for a while, and reading the mail that was sent. These addresses exist in demo mode only."""

from functools import lru_cache
from itertools import islice

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from kohort.access.gate import public
from kohort.accounts import second_factor, signing_in
from kohort.accounts.models import Account

from .mail import KEPT, letters
from .personas import PERSONAS, address_of

SHOWN = 50  # letters on the page


@public
@require_GET
def index(request):
    """A button for each persona."""
    return render(request, "demo/index.html", {"personas": PERSONAS})


@csrf_exempt  # nothing to protect: everybody may be anybody here, and scripts should be able to
@public
@require_POST
def sign_in(request):
    """Sign in as `persona` and go to their institution's home page. The office's people have shown a second factor."""
    name = request.POST.get("persona", "")
    if name not in PERSONAS:
        return _say(_("There is nobody of that name. Choose one of: %(names)s.") % {"names": ", ".join(PERSONAS)}, 400)
    account = Account.objects.at(address_of(name))
    if account is None:
        return _say(_("The demo's people are not here yet. Run: kohort demo"), 503)
    signing_in.sign_in(request, account, way="persona")
    if PERSONAS[name].role:
        second_factor.prove(request)
    return HttpResponseRedirect(reverse("home:institution", args=[PERSONAS[name].institution]))


def _say(sentence, status):
    return HttpResponse(sentence, status=status, content_type="text/plain; charset=utf-8")


@public
@require_GET
def mail(request):
    """The newest letters with `q` in them: to whom, about what, and both bodies as text."""
    q = request.GET.get("q", "").strip()
    found = (letter for letter in map(_read, letters()) if q.casefold() in _said(letter))
    return render(request, "demo/mail.html", {"q": q, "letters": list(islice(found, SHOWN))})


def _said(letter: dict) -> str:
    return f"{letter['to']} {letter['subject']} {letter['text']}".casefold()


@lru_cache(maxsize=KEPT)
def _read(letter) -> dict:
    return {
        "to": letter["To"],
        "sender": letter["From"],
        "date": letter["Date"],
        "subject": letter["Subject"],
        "text": _body(letter, "plain"),
        "html": _body(letter, "html"),
    }


def _body(letter, kind) -> str:
    part = letter.get_body(preferencelist=(kind,))
    return part.get_content() if part else ""
