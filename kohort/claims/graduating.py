"""At the office: whose studies end about now, and who of them could not sign in once the student account is gone."""

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from kohort.access.gate import office
from kohort.institutions.models import Institution, Programme
from kohort.kit.sorting import FAMILIES, sort_key
from kohort.people.models import Study
from kohort.people.vocabulary.levels import NAMES, level_name
from kohort.people.years import AUTUMN

from .crossing import crossed

PAGE = 50


@office
@require_safe
def graduating(request):
    """By programme, and by name who has not crossed."""
    studies = ending(request.viewer)
    programmes = _by_programme(request.institution, studies)
    chosen = next((one for one in programmes if one["programme"].code == request.GET.get("programme")), None)
    rows = studies.exclude(crossed(request.institution, "person__"))
    if chosen:
        rows = rows.filter(programme=chosen["programme"])
    rows = rows.select_related("person", "programme").order_by(f"person__sort_{_family()}", "pk")
    context = {
        "programmes": programmes,
        "chosen": chosen,
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "claims/graduating.html", context)


def panel(request) -> str | None:
    """On the desk: how many have not crossed."""
    if not request.viewer.is_office:
        return None
    waiting = ending(request.viewer).exclude(crossed(request.institution, "person__"))
    people = waiting.aggregate(people=Count("person_id", distinct=True))["people"]
    return render_to_string("claims/graduating_panel.html", {"people": people}, request) if people else None


def ending(viewer):
    """Studies without an award whose length ends with this academic year, or ended with the last one: who is late still
    has the account, and the shortest time left."""
    this_year = _academic_year()
    return Study.objects.visible_to(viewer).filter(award_year__isnull=True, last_year__in=(this_year - 1, this_year))


def _academic_year() -> int:
    today = timezone.localdate()
    return today.year if today.month >= AUTUMN else today.year - 1


def _by_programme(institution: Institution, studies) -> list[dict]:
    """{programme, level in words, people, claimed, across, waiting} in alphabetical order. Two queries."""
    counted = studies.values("programme_id").annotate(
        people=Count("person_id", distinct=True),
        claimed=Count("person_id", distinct=True, filter=Q(person__account__isnull=False)),
        across=Count("person_id", distinct=True, filter=crossed(institution, "person__")),
    )
    found = {row["programme_id"]: row for row in counted}
    rows = [_row(programme, found[programme.pk]) for programme in Programme.objects.filter(pk__in=found)]
    return sorted(rows, key=lambda row: (sort_key(row["programme"].name, get_language()), row["programme"].level or 0))


def _row(programme, counted) -> dict:
    level = level_name(programme.level, get_language()) if programme.level in NAMES else ""
    return {**counted, "programme": programme, "level": level, "waiting": counted["people"] - counted["across"]}


def _family() -> str:
    return FAMILIES[get_language() or "en"]
