"""Finding members by name, to ask them to plan or to speak: as the directory finds them, for whoever looks."""

from functools import wraps

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from kohort.access.viewer import Viewer
from kohort.accounts.limits import Limit, TooOften, spend
from kohort.groups.names import Name, names
from kohort.people.looking import PAGES
from kohort.people.models import Person
from kohort.people.segments import Segment
from kohort.search import engine

from .publishing import to

SHOWN = 12
ASKED_A_DAY = Limit("people asked to plan or speak", 40, 86_400)


def sparing(view):
    """Below the door of a view that finds or asks people: who has done so too often goes on tomorrow."""

    @wraps(view)
    def spared(request, event, *args, **kwargs):
        try:
            return view(request, event, *args, **kwargs)
        except TooOften:
            messages.error(request, _("That is enough for one day. Please go on tomorrow."))
            return to(request, event, "planning:plan")

    return spared


def found_by_name(request) -> dict:
    """{q, found: [Name]} for the words in `q`; nobody without words. Raises TooOften."""
    words, viewer = request.GET.get("q", "").strip()[:100], request.viewer
    if not words:
        return {"q": "", "found": []}
    if not viewer.is_office:
        spend(*((limit, str(viewer.account_id)) for limit in PAGES))
    return {"q": words, "found": _found(words, viewer, request.institution)}


def _found(words: str, viewer: Viewer, institution) -> list[Name]:
    """Who has claimed a place and does not hide: nobody else could answer."""
    owners = engine.ask(Segment(institution.pk, words).question(viewer), limit=SHOWN).owners
    known = names(owners, viewer, institution.slug)
    present = set(_present(viewer).filter(pk__in=known).values_list("pk", flat=True))
    return [known[pk] for pk in owners if pk in present]


def one_found(request) -> Person:
    """Whom the key in `person` names. Raises TooOften, and Http404 for who could not be found."""
    spend((ASKED_A_DAY, str(request.viewer.account_id)))
    return get_object_or_404(_present(request.viewer), key=request.POST.get("person", ""))


def _present(viewer: Viewer):
    return Person.objects.visible_to(viewer).filter(account__isnull=False, hidden_since=None)
