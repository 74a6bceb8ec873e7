"""At the desk: who is a guest of some group, and who in the register that is. Then the directory opens to them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kohort.access.gate import office, on
from kohort.activity.models import record
from kohort.claims.claiming import Taken
from kohort.people.cards import cards
from kohort.people.models import Affiliation, Person
from kohort.people.segments import Segment
from kohort.search import engine

from .becoming import confirm
from .forms import AddForm
from .models import Guest

PAGE, FOUND, LOOKED_AT = 50, 10, 40


def _here(viewer):
    rows = Guest.objects.visible_to(viewer).filter(ended=None, became=None, until__gte=timezone.localdate())
    return rows.select_related("group").order_by("-since", "-pk")


@office
@require_safe
def guests(request):
    """Guests of all groups of the institution, the newest first."""
    page = Paginator(_here(request.viewer), PAGE).get_page(request.GET.get("page"))
    return render(request, "groups/entering/desk_guests.html", {"page": page})


@office
@on(Guest)
@require_http_methods(["GET", "HEAD", "POST"])
def guest(request, guest):
    """Who is this? POST `person` (a key): somebody in the register whose place is free; else somebody new."""
    if guest.became_id or not guest.is_here:
        return HttpResponseRedirect(_desk(request))
    given, _blank, surname = guest.name.rpartition(" ")
    typed = {"given_names": given or surname, "surname": surname if given else ""}
    adding = "person" not in request.POST and request.method == "POST"
    form = AddForm(request.POST if adding else None, instance=Person(institution=request.institution), typed=typed)
    if request.method == "POST" and (not adding or form.is_valid()):
        return _confirmed(request, guest, form if adding else None)
    found, words = _found(request, guest)
    context = {"guest": guest, "people": found, "q": words, "form": form}
    return render(request, "groups/entering/desk_guest.html", context)


def _confirmed(request, guest, form):
    try:
        with transaction.atomic():
            person = _added(request, form) if form else _chosen(request)
            if person is None:
                raise Taken
            confirm(guest, person, request.viewer)
    except Taken:
        messages.error(request, _("That place is not free any more. Nothing has changed."))
        return HttpResponseRedirect(request.path)
    messages.success(request, _("%(name)s is a member now.") % {"name": person.name})
    return HttpResponseRedirect(_desk(request))


def _chosen(request) -> Person | None:
    rows = Person.objects.visible_to(request.viewer).filter(account=None)
    return rows.filter(key=request.POST["person"]).select_related("institution").first()


def _added(request, form) -> Person:
    person, by = form.save(), request.viewer.account_id
    if kind := form.cleaned_data["affiliation"]:
        fields = {"institution_id": person.institution_id, "person": person, "source": "office"}
        Affiliation.objects.create(**fields, kind=kind, recorded_by_id=by)
    record("person.added", institution=request.institution, by=by, about=person)
    return person


def _found(request, guest):
    """People of the register with such a name whose place is free: ([(Card, key)], the words)."""
    words = request.GET.get("q", guest.name).strip()[:100]
    ids = engine.ask(Segment(request.institution.pk, words).question(request.viewer), limit=LOOKED_AT).owners
    rows = Person.objects.visible_to(request.viewer).filter(pk__in=ids, account=None, hidden_since=None)
    keys = dict(rows.values_list("pk", "key"))
    free = [pk for pk in ids if pk in keys][:FOUND]
    shown = cards(free, request.viewer, request.institution.slug)
    return [(card, keys[card.person_id]) for card in shown], words


def panel(request) -> str | None:
    """On the desk: how many guests nobody has confirmed."""
    waiting = _here(request.viewer).count() if request.viewer.is_office else 0
    return render_to_string("groups/entering/desk_panel.html", {"waiting": waiting}, request) if waiting else None


def _desk(request) -> str:
    return reverse("entering:desk_guests", args=[request.institution.slug])
