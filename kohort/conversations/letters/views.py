"""One's letters: the list, a thread, and the first letter to somebody."""

from functools import wraps

from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kohort.access.gate import myself, on
from kohort.accounts.limits import TooOften
from kohort.groups.names import names
from kohort.people.me.rows import me
from kohort.people.models import Person

from .forms import LetterForm, RequestForm
from .knowing import meets, writes_at_once
from .listing import lines, with_words
from .models import Letter, Thread
from .writing import CannotWrite, write

PER_PAGE = 30
DEEDS = {"accept": Thread.accept, "decline": Thread.decline}


@myself
@require_safe
def letters(request):
    """Whom one writes with. Who asks and waits for one's answer stands first."""
    viewer, slug = request.viewer, request.institution.slug
    asking = Thread.asking(viewer)
    page = Paginator(with_words(viewer).exclude(asking), PER_PAGE).get_page(request.GET.get("page"))
    waiting = [line for line in lines(with_words(viewer).filter(asking), viewer, slug) if line.name]
    context = {"page": page, "asking": waiting, "lines": lines(page, viewer, slug)}
    return render(request, "conversations/letters/letters.html", context)


def marked(view):
    """What one has opened is read, from when the answer is made: nobody but the reader could see that it was not, so
    GET stays safe in the sense of RFC 9110, 9.2.1."""

    @wraps(view)
    def marking(request, thread):
        response = view(request, thread)
        thread.read_by(request.viewer)
        return response

    return marking


@myself
@on(Thread)
@require_http_methods(["GET", "POST"])
@marked
def thread(request, thread):
    """A correspondence, the newest at the end; and what one may do in it."""
    deed = request.POST.get("do", "")
    if deed in DEEDS and thread.allows(request.viewer, "answer"):
        DEEDS[deed](thread)
        return _to_thread(request, thread)
    form = LetterForm(request.POST if request.method == "POST" and deed not in DEEDS else None)
    if form.is_valid() and _sent(form, lambda person: write(thread, person, form.cleaned_data["text"]), request):
        return _to_thread(request, thread)
    return _page(request, thread, form)


def _page(request, thread, form):
    viewer, slug = request.viewer, request.institution.slug
    rows = Letter.objects.visible_to(viewer).filter(thread=thread).order_by("-at", "-pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    other = thread.other_than(viewer.person_id)
    person = me(viewer)
    context = {
        "thread": thread,
        "form": form,
        "page": page,
        "letters": reversed(page.object_list),
        "me": person,
        "name": None if other in viewer.apart else names([other], viewer, slug).get(other),
        "reachable": meets(person, other),
        "asks": thread.asks(viewer),
        "waits": thread.waits_for_an_answer(viewer.person_id),
        "to_thank": _owes_thanks(thread, page, viewer),
    }
    return render(request, "conversations/letters/thread.html", context)


def _owes_thanks(thread, page, viewer) -> bool:
    """Somebody asked, the other has answered, and that was the last word."""
    newest = page.object_list[0] if page.object_list and page.number == 1 else None
    asked = thread.takes and thread.begun_by_id == viewer.person_id
    return bool(asked and newest and newest.by_id and newest.by_id != viewer.person_id)


def of_another(view):
    """Who looks at their own page as others see it meets these buttons too: they lead back to it."""

    @wraps(view)
    def sparing(request, person):
        return _to("people:person", request, person) if person.pk == request.viewer.person_id else view(request, person)

    return sparing


@myself
@on(Person)
@of_another
@require_http_methods(["GET", "POST"])
def first(request, person):
    """The first letter to somebody; where there is a thread already, that. 404 for whom no letter can reach."""
    writer = me(request.viewer)
    if begun := Thread.objects.visible_to(request.viewer).filter(pair=Thread.pair_of(writer.pk, person.pk)).first():
        return _to_thread(request, begun)
    if not (meets(writer, person.pk) or writer.hidden_since):
        raise Http404
    at_once = writes_at_once(writer, person.pk)
    form = (LetterForm if at_once else RequestForm)(request.POST if request.method == "POST" else None)
    if form.is_valid() and (begun := _sent(form, lambda writer: form.begin(writer, person), request)):
        return _to_thread(request, begun)
    context = {"form": form, "person": person, "at_once": at_once, "me": writer}
    return render(request, "conversations/letters/first.html", context)


def _sent(form, send, request):
    """What was written; None with the reason in the form."""
    try:
        return send(me(request.viewer))
    except CannotWrite as reason:
        form.add_error(None, str(reason))
    except TooOften as refusal:
        form.add_error(None, _enough(refusal.limit))
    return None


def _enough(limit) -> str:
    if limit.seconds > 3600:
        return _("You have asked five people since yesterday. Please go on tomorrow.")
    return _("You have written twenty letters in an hour. Please go on a little later.")


def _to_thread(request, thread):
    return _to("letters:thread", request, thread, "#newest")


def _to(name, request, row, place=""):
    return HttpResponseRedirect(reverse(name, kwargs={"institution": request.institution.slug, "key": row.key}) + place)
