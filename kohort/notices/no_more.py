"""Where the last line of each mail leads: a page with one button. Looking at it changes nothing (RFC 8058).

It is the same for every token, good or not, and names neither a person nor a group: mails are passed on.
"""

from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from kohort.access.gate import public
from kohort.kit.bugs import bug

from . import opportunities_stopping as watches
from . import stopping
from .models import Hearing

How = Hearing.How
KINDS = tuple(stopping.COLUMNS)


@csrf_exempt  # a mail program posts it, without cookies (RFC 8058); the token is what it knows
@public
@require_http_methods(["GET", "HEAD", "POST"])
def no_more(request, token):
    """GET shows the button; POST stops, or takes it back. No sign-in, no redirect."""
    how = request.POST.get("do", "")
    how = how if how in How.values else How.NEVER
    if request.method != "POST" and not bug("unsubscribe-get"):
        return _page(request, token)
    stop = stopping.read(token, request.institution)
    return _page(request, token, how=how, undo=stopping.ask_for(stop, how) if stop else How.AT_ONCE)


def _page(request, token: str, **done):
    scope = stopping.scope_of(token)
    kind = scope if scope in KINDS else "watch" if watches.is_of(scope) else "group"
    return render(request, "notices/no_more.html", {"kind": kind, **done})
