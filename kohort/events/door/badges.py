"""Name badges: one for each head, ten on a sheet of A4, as a PDF."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.audience import Audience
from kohort.access.gate import on
from kohort.events.event import Event
from kohort.institutions.models import Institution
from kohort.kit.bugs import bug
from kohort.people.models import Person, Study

from .badge_sheets import Badge, pdf
from .lists import coming, note
from .rows import Row

WHY = "on a badge stands what every member may see, whoever prints it"


@on(Event, "organise")
@require_http_methods(["GET", "HEAD", "POST"])
def badges(request, event):
    """GET says what will be printed, POST gives the file."""
    rows = coming(event, request.viewer)
    if request.method != "POST":
        context = {"event": event, "heads": sum(len(row.heads) for row in rows), "sample": rows[:1]}
        return render(request, "events/door/badges.html", context)
    note(event, rows, request.viewer, "badges")
    headers = {"Content-Disposition": f'attachment; filename="{event.key}-badges.pdf"'}
    return HttpResponse(
        pdf(event.title, badges_of(event, rows, request.institution)), content_type="application/pdf", headers=headers
    )


def badges_of(event: Event, rows: list[Row], institution: Institution) -> list[Badge]:
    """Of each who comes, then of their guests; those whose hosts know no name can be written by hand."""
    studied = _studied([row.seat.person_id for row in rows if row.seat.person_id], institution)
    return [badge for row in rows for badge in _of_party(event, row, studied.get(row.seat.person_id or 0, ""))]


def _of_party(event: Event, row: Row, studied: str) -> list[Badge]:
    unseen = event.asks_photos and not row.seat.photos
    of_whom = _("with %(name)s") % {"name": row.name}
    guests = [Badge(head.name, of_whom, unseen) for head in row.heads[1:]]
    return [Badge(row.name, studied, unseen), *guests]


def _studied(ids: list[int], institution: Institution) -> dict[int, str]:
    """ "Historie, 2010": the latest of what every member may see; of people next door nothing but the guest list."""
    people = Person.objects.trusted(WHY).filter(pk__in=ids, account__isnull=False, hidden_since=None)
    people = people if bug("badge-next-door") else people.filter(institution=institution)
    rows = Study.objects.trusted(WHY).filter(person__in=people.values("pk")).select_related("programme")
    seen = rows if bug("badge-tells") else rows.filter(audience__gte=Audience.MEMBERS)
    return {one.person_id: _line(one) for one in seen.order_by("last_year", "-pk")}


def _line(study: Study) -> str:
    year = str(study.award_year) if study.award_year else f"{study.first_year}–"
    return f"{study.programme.name}, {year}"
