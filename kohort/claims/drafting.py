"""An invitation before it is one: whom it would reach and whom not, the letter, and the button that sends it."""

from collections.abc import Iterable
from functools import wraps

from csp.decorators import csp_replace
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kohort.access.gate import coordinator
from kohort.accounts.second_factor import fresh
from kohort.people.jobs import rebuild_once
from kohort.people.models import Person
from kohort.people.segments import Segment
from kohort.search import engine

from . import inviting, mail
from .letter_form import LetterForm
from .models import Invitation
from .skipping import Selection, Why

PAGE, FIRST = 20, 3
INVENTED = "kari.nordmann@example.org", "Xk2mQ9vT7bLr4wZc8dNf1A"  # to whom a preview is written
CODES = dict(settings.LANGUAGES)
LETTER_ALONE = {"default-src": ["'none'"], "style-src": ["'unsafe-inline'"], "sandbox": []}


class Draft:
    """What an address under "new" says: a segment without words, and whether those invited lately are invited again."""

    def __init__(self, request):
        self.institution, self.viewer = request.institution, request.viewer
        asked = Segment.from_query(request.GET, request.viewer)
        self.segment, self.had_words = asked.without_text(), bool(asked.text)
        self.lately_too = "again" in request.GET

    @property
    def query(self) -> str:
        return "&".join(filter(None, [self.segment.query(), "again=yes" if self.lately_too else ""]))

    @cached_property
    def selection(self) -> Selection:
        return inviting.select_for(self.segment, self.institution, lately_too=self.lately_too)

    def groups(self) -> list[dict]:
        """Those left out, by reason: how many, and the first names."""
        left_out = self.selection.left_out
        names = names_of((pk for ids in left_out.values() for pk in ids[:FIRST]), self.viewer)
        return [
            {"why": why, "people": len(ids), "names": ", ".join(names[pk] for pk in ids[:FIRST] if pk in names)}
            for why, ids in left_out.items()
        ]


def names_of(people: Iterable[int], viewer) -> dict[int, str]:
    found = Person.objects.visible_to(viewer).in_bulk(list(people))
    return {pk: person.name for pk, person in found.items()}


def indexed(view):
    """Without an index nobody knows whom a segment means."""

    @wraps(view)
    def asked(request, *args, **kwargs):
        if engine.index().stale:
            rebuild_once()
            return render(request, "people/no_index.html", status=503)
        return view(request, *args, **kwargs)

    return asked


@coordinator
@require_safe
@indexed
def whom(request):
    """Who would get mail, and who would not and why."""
    draft = Draft(request)
    return render(request, "claims/invitation_whom.html", {"draft": draft, "groups": draft.groups(), "Why": Why})


@coordinator
@require_safe
@indexed
def left_out(request):
    """Everybody left out for one reason."""
    why = request.GET.get("why", "")
    if why not in Why.values:
        raise Http404
    draft = Draft(request)
    page = Paginator(draft.selection.left_out.get(Why(why), []), PAGE).get_page(request.GET.get("page"))
    found = Person.objects.visible_to(request.viewer).in_bulk(list(page))
    people = [found[pk] for pk in page if pk in found]
    context = {"draft": draft, "why": Why(why), "page": page, "people": people}
    return render(request, "claims/invitation_left_out.html", context)


@coordinator
@fresh
@require_http_methods(["GET", "HEAD", "POST"])
@indexed
def letter(request):
    """The letter in each language, and the button that sends as many as it says."""
    draft = Draft(request)
    if not draft.selection.letters:
        return HttpResponseRedirect(f"{_address_of('invitation_whom', request.institution)}?{draft.query}")
    form = LetterForm(request.POST or None, initial={"signature": _last_signature(request)})
    if form.is_valid() and request.POST.get("do") == "send" and _agreed(request, form, draft):
        return HttpResponseRedirect(_address_of("invitation", request.institution, _begin(request, form, draft).key))
    signature = form.cleaned_data.get("signature", "") if form.is_bound else form.initial["signature"]
    letters = [
        (language, CODES[language], people, _preview(request, language, signature))
        for language, people in draft.selection.languages
    ]
    context = {"draft": draft, "form": form, "letters": letters, "count": len(draft.selection.letters)}
    return render(request, "claims/invitation_letter.html", context)


def _agreed(request, form, draft) -> bool:
    """Whether the number is still the one on the button."""
    count = len(draft.selection.letters)
    if form.cleaned_data["letters"] == count:
        return True
    messages.warning(request, _("Meanwhile the number of letters has changed. Look again before you send."))
    return False


def _begin(request, form, draft) -> Invitation:
    return inviting.begin(
        draft.segment,
        draft.selection,
        request.institution,
        signature=form.cleaned_data["signature"],
        by=request.viewer.account_id,
        lately_too=draft.lately_too,
    )


def _last_signature(request) -> str:
    """As last time, else one's own name."""
    viewer = request.viewer
    mine = Invitation.objects.visible_to(viewer).filter(by=viewer.account_id).order_by("-at").first()
    return mine.signature if mine else names_of([viewer.person_id], viewer).get(viewer.person_id, "")


def _preview(request, language: str, signature: str):
    """The real letter, to somebody invented."""
    to, key = INVENTED
    return mail.invite(request.institution, key, language, to=to, signature=signature)


@csp_replace(LETTER_ALONE)
@coordinator
@require_POST
def preview(request, language):
    """The letter as mail programs show it: styles in it and nothing else. Posted, so that no name is in an address."""
    form = LetterForm(request.POST)
    if language not in CODES or not form.is_valid():
        raise Http404
    shown = _preview(request, language, form.cleaned_data["signature"])
    return HttpResponse(shown.alternatives[0].content)


def _address_of(page: str, institution, *args: str) -> str:
    return reverse(f"claims:{page}", args=[institution.slug, *args])
