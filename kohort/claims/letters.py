"""Letters on paper, for people whom no mail reaches: a sheet to print or a table, shown once."""

from io import StringIO
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import coordinator
from kohort.accounts.second_factor import fresh
from kohort.activity.models import record
from kohort.kit.tables import write_csv
from kohort.people.models import Contact, Person

from . import paper
from .drafting import Draft, indexed
from .skipping import languages_of

MOST = 500  # at once: a box of paper


class PaperLetter(NamedTuple):
    """One sheet. `address` is empty where none is known."""

    person: Person
    address: str
    language: str
    code: str


@coordinator
@fresh
@require_http_methods(["GET", "HEAD", "POST"])
@indexed
def paper_letters(request):
    """GET says how many there would be; POST makes the codes and shows them, now and never again."""
    draft = Draft(request)
    under_way = set() if draft.lately_too else paper.under_way(request.institution)
    everybody = [person for person in draft.selection.on_paper if person not in under_way]
    people = everybody[:MOST]
    kind = request.POST.get("format", "sheet")
    if request.method == "POST" and people and kind in GIVEN:
        return GIVEN[kind](request, _made(request, people, kind))
    left = len(everybody) - len(people)
    waiting = len(draft.selection.on_paper) - len(everybody)
    context = {"draft": draft, "count": len(people), "left": left, "under_way": waiting}
    return render(request, "claims/letters.html", context)


@transaction.atomic
def _made(request, ids: list[int], kind: str) -> list[PaperLetter]:
    codes = paper.make(request.institution, ids)
    people = Person.objects.visible_to(request.viewer).in_bulk(ids)
    postal = Contact.objects.visible_to(request.viewer).filter(person__in=ids, kind=Contact.Kind.ADDRESS)
    addresses = dict(postal.order_by("pk").values_list("person_id", "value"))
    languages = languages_of(request.institution)
    record(
        "letters made", institution=request.institution, by=request.viewer.account_id, letters=len(people), format=kind
    )
    return [
        PaperLetter(people[pk], addresses.get(pk, ""), languages.get(pk, request.institution.language), codes[pk])
        for pk in ids
        if pk in people
    ]


def _sheet(request, letters: list[PaperLetter]):
    context = {"letters": letters, "days": paper.LIFE.days, "where": where_to_type(request.institution)}
    return render(request, "claims/letters_sheet.html", context)


def _table(request, letters: list[PaperLetter]):
    where, text = where_to_type(request.institution), StringIO(newline="")
    header = [_("Name"), _("Postal address"), _("Language"), _("Code"), _("Where to type it")]
    rows = ([one.person.name, one.address, one.language, one.code, where] for one in letters)
    write_csv([header, *rows], text)
    headers = {"Content-Disposition": f'attachment; filename="letters-{request.institution.slug}.csv"'}
    return HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


GIVEN = {"sheet": _sheet, "csv": _table}


def where_to_type(institution) -> str:
    """The address of the page, as short as one types it."""
    site = urlsplit(settings.KOHORT_URL)
    return f"{site.netloc}{reverse('claims:letter', args=[institution.slug])}"
