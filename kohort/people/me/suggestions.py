"""What may be meant, while one types: employers as others wrote them, places as the gazetteer has them."""

from collections.abc import Callable, Iterable

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kohort.access.gate import myself
from kohort.access.viewer import Viewer
from kohort.accounts.limits import Limit, TooOften, spend
from kohort.kit.bugs import bug
from kohort.kit.folding import fold
from kohort.people.naming import country
from kohort.people.segments import Segment
from kohort.people.vocabulary import places
from kohort.search import engine

from .eyes import eyes

FEWEST = 3  # a name that fewer people have told to all members might tell who they are
SHORTEST, LOOKED_AT, SHOWN = 2, 100, 8
EMPLOYER = "position.employer"
SUGGESTIONS = (Limit("suggestions-hour", 600, 3600), Limit("suggestions-day", 3000, 86400))


def employers(text: str, viewer: Viewer) -> list[tuple[str, str]]:
    """Employers that people told to all members and that begin with what was typed, the most told first."""
    member = eyes("members", viewer)
    segment = Segment(viewer.institution_id or 0, text)
    listed = engine.ask(segment.question(member), facets={EMPLOYER: LOOKED_AT}, limit=1).facets.get(EMPLOYER, [])
    told = [name for name, people in listed if people >= FEWEST or bug("suggestion-of-one")]
    return [(name, "") for name in told if _begins(name, text)]


def _begins(name: str, text: str) -> bool:
    """Any word of the name on: "statoil" and "oil" find Equinor (Statoil) and Statoil ASA."""
    typed = fold(text)
    return bool(typed) and f" {fold(name)}".find(f" {typed}") >= 0


def towns(text: str, viewer: Viewer) -> list[tuple[str, str]]:
    return [(place.name, f"{place.name}, {country(place.country)}") for place in places.suggest(text, SHOWN)]


SOURCES: dict[str, Callable[[str, Viewer], Iterable[tuple[str, str]]]] = {
    "employer": employers,
    "place": towns,
    "town": towns,
}


@myself
@require_safe
def suggestions(request, what):
    """The options of a list. When somebody has asked very often there are none; nothing one types is lost."""
    if what not in SOURCES:
        raise Http404
    text = request.GET.get(what, "").strip()[:80]
    try:
        spend(*((limit, str(request.viewer.account_id)) for limit in SUGGESTIONS))
    except TooOften as refusal:
        return HttpResponse(status=429, headers={"Retry-After": str(refusal.limit.seconds)})
    found = list(SOURCES[what](text, request.viewer))[:SHOWN] if len(text) >= SHORTEST else []
    return render(request, "people/me/suggestions.html", {"found": found})
