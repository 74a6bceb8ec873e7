"""Who could: people who fit with the reason in words, ticked in the order in which they are to be asked."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import on
from kohort.groups.names import names
from kohort.kit.addresses import address
from kohort.people.looking import PAGES, counted

from .asker import asker
from .asking import TooLate, add, send
from .candidates import candidates
from .facts import facts
from .models import Ask
from .present import present

State = Ask.State
A_FEW, MOST = 3, 30
AT_ONCE = 3


@on(Ask, "manage")
@asker
@counted(PAGES)
@require_http_methods(["GET", "POST"])
def who(request, ask):
    """POST `do`: more (people to look at), or send: to those ticked, in `order`."""
    own = address("asks:ask", request.institution.slug, key=ask.key)
    if ask.state not in {State.DRAFT, State.OPEN, State.EXPIRED}:
        return redirect(own)
    ticked = _ticked(request)
    if request.POST.get("do") == "send" and _sent(request, ask, ticked):
        return redirect(own)
    few = min(_number(request.POST.get("few")) + A_FEW * (request.POST.get("do") == "more"), MOST)
    return render(request, "giving/asks/who.html", _context(request, ask, few, ticked))


def _context(request, ask: Ask, few: int, ticked: list[str]) -> dict:
    first = _first(request)
    found = candidates(ask, request.viewer, request.institution.slug, first, few + 1)
    shown = found[: few + (bool(found) and found[0].key == first)]
    asks = names([ask.by_id or 0], request.viewer, request.institution.slug).get(ask.by_id or 0)
    return {
        "ask": ask,
        "by": asks.name if asks else request.institution.name,
        "facts": facts(ask, agreed=False),
        "candidates": [one._replace(is_ticked=one.key in ticked) for one in shown],
        "more": len(found) > len(shown) and few < MOST,
        "few": few,
        "order": ",".join(ticked),
        "first": first,
        "at_once": AT_ONCE if request.POST.get("at_once") == str(AT_ONCE) else ask.at_once,
    }


def _sent(request, ask: Ask, ticked: list[str]) -> bool:
    people = present(request.viewer).in_bulk(ticked, field_name="key")
    whom = [people[key] for key in ticked if key in people]
    if not whom:
        messages.error(request, _("Tick at least one of them."))
        return False
    try:
        _put(ask, whom, request)
    except TooLate as told:
        messages.error(request, str(told))
    else:
        messages.success(request, _("It is on its way. You are told as soon as there is an answer."))
    return True


@transaction.atomic
def _put(ask: Ask, whom, request) -> None:
    ask.at_once = AT_ONCE if request.POST.get("at_once") == str(AT_ONCE) else 1
    ask.save(update_fields=["at_once"])
    (send if ask.state == State.DRAFT else add)(ask, whom, request.viewer)


def _ticked(request) -> list[str]:
    """Keys in the order of ticking; where no script kept it, in that of the list. At first who was chosen before."""
    if request.method != "POST":
        return [_first(request)]
    keys, order = request.POST.getlist("person")[:MOST], request.POST.get("order", "").split(",")
    return sorted(dict.fromkeys(keys), key=lambda key: order.index(key) if key in order else len(order))


def _first(request) -> str:
    return request.POST.get("first") or request.GET.get("person", "")


def _number(text: str | None) -> int:
    return max(A_FEW, min(int(text), MOST)) if text and text.isascii() and text.isdigit() and len(text) < 4 else A_FEW
