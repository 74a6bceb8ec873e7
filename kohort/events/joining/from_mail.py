"""The page with one button that an invitation leads to. It names nobody and opens nothing else: mails are passed on.

Programs that look for danger in mails open every link in them: looking changes nothing.
"""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from kohort.access.gate import public
from kohort.accounts.asking import too_often
from kohort.accounts.limits import Limit, TooOften, spend
from kohort.events.inviting.models import Meant
from kohort.events.seats.models import Seat
from kohort.events.seats.seating import CannotJoin, Who, join
from kohort.kit.bugs import bug

from . import links
from .declining import decline, take_back
from .standing import seat_of, standing

ANSWERS = Limit("answers to an invitation", 30, 3600)  # each one that counts is told by mail


@public
@require_http_methods(["GET", "HEAD", "POST"])
def asked(request, token):
    """POST `do`: come or decline. What comes of it is told to who was asked, by mail."""
    meant = links.meant_of(token)
    if meant is None or meant.person.institution_id != request.institution.pk:
        raise Http404
    if request.method != "POST" and not bug("scanner-joins"):
        return _page(request, meant)
    try:
        spend((ANSWERS, meant.key))
        return _page(request, meant, said=_answered(meant, request.POST.get("do", "come")))
    except TooOften as refusal:
        return too_often(request, refusal.limit.seconds)
    except CannotJoin as refusal:
        return _page(request, meant, refusal=str(refusal))


def _answered(meant: Meant, do: str) -> str:
    """ "come" or "decline". Raises CannotJoin."""
    if do not in DEEDS:
        raise Http404
    DEEDS[do](meant)
    return do


def _come(meant: Meant) -> None:
    who = Who(person=meant.person, name=meant.person.name, language=get_language())
    join(meant.event, who, way=Seat.Way.MAIL)
    take_back(meant)


DEEDS = {"come": _come, "decline": decline}


def _page(request, meant: Meant, **told):
    seat = seat_of(meant.event, meant.person_id)
    stands = standing(meant.event, seat)
    return render(request, "events/joining/asked.html", {"event": meant.event, "stands": stands, **told})
