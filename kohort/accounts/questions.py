"""A code asked for by somebody who is signed in: to show again who they are, or that an address is theirs.

The session holds what it is for, the number of a row, the seed of the code and when it was asked; nothing else does.
"""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from .asking import TRIES, USES
from .codes import new_seed
from .forms import CodeForm
from .landing import only_institution_of
from .limits import TooOften, spend

KEY = "question"


def put(request, purpose: str, row: int) -> str:
    """Ask in this browser. The seed is for the letter's job."""
    seed = new_seed()
    request.session[KEY] = {"for": purpose, "row": row, "seed": seed, "at": time.time()}
    return seed


def page(request, purpose: str, then: Callable[[int], HttpResponse], *, back: str, **words) -> HttpResponse:
    """The page the code is typed on. `then(row)` answers when it is right: once, within ten minutes, in three tries."""
    question = _open(request, purpose)
    if question is None:
        return _over(request, back)
    form = CodeForm(request.POST or None, code=question["seed"])
    try:
        if request.method == "POST":
            spend((TRIES, question["seed"]))
        if form.is_valid():
            spend((USES, question["seed"]))
            del request.session[KEY]
            return then(question["row"])
    except TooOften:
        return _over(request, back)
    words |= {"form": form, "back": back, "institution": only_institution_of(request.user)}
    return render(request, "accounts/type_code.html", words)


def _open(request, purpose):
    question = request.session.get(KEY) or {}
    in_time = time.time() - question.get("at", 0) < settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT
    return question if question.get("for") == purpose and in_time else None


def _over(request, back):
    request.session.pop(KEY, None)
    messages.error(request, _("That code cannot be used any more. Ask for a new one."))
    return HttpResponseRedirect(back)
