"""The class page: who shared a programme and its years with the viewer, and about how many have not come yet."""

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from kohort.access.gate import myself
from kohort.access.viewer import Viewer
from kohort.kit.bugs import bug
from kohort.kit.sorting import FAMILIES

from .cards import Card, cards
from .figures import own_studies, rounded
from .looking import PAGES, counted
from .models import Person, Study

PER_PAGE = 24


@myself
@require_safe
@counted(PAGES)
def class_page(request):
    """The faces of one's class; of several studies, that of `?study=2`, counted as they are listed."""
    studies = own_studies(request.viewer)
    chosen = _number(request.GET.get("study"), len(studies))
    context = {"studies": studies, "chosen": chosen}
    if studies:
        context |= _class(request, studies[chosen - 1])
    return render(request, "people/class.html", context)


def _number(text: str | None, most: int) -> int:
    number = int(text) if text and text.isdecimal() and len(text) < 4 else 1
    return min(max(number, 1), max(most, 1))


def _class(request, study):
    page = Paginator(mates(study, request.viewer), PER_PAGE).get_page(request.GET.get("page"))
    faces = _faces(page, study, request.viewer, request.institution.slug)
    return {"study": study, "page": page, "cards": faces, "not_come": not_come(study)}


def mates(study: Study, viewer: Viewer) -> QuerySet:
    """The numbers of those who have come and whose study the viewer may see, in the alphabet of the page.

    The office finds those who have not come in the directory: here it looks as everybody does.
    """
    studied = shared(Study.objects.visible_to(viewer), study)
    people = Person.objects.visible_to(viewer).filter(account__isnull=False, hidden_since__isnull=True)
    others = people.filter(pk__in=studied.values("person_id")).exclude(pk=viewer.person_id)
    return others.order_by(f"sort_{FAMILIES[get_language() or 'en']}", "pk").values_list("pk", flat=True)


def shared(studies: QuerySet, study: Study) -> QuerySet:
    """Those of the same programme whose academic years overlap; the rule of `facts.classmates_of`."""
    years = {"first_year__lte": study.last_year, "last_year__gte": study.first_year}
    return studies.filter(programme_id=study.programme_id, **years)


def _faces(page: Page, study: Study, viewer: Viewer, slug: str) -> list[Card]:
    """Cards that tell the year in which each finished this study; what else they studied is on their own pages."""
    people = list(page)
    rows = shared(Study.objects.visible_to(viewer), study).filter(person_id__in=people).order_by("last_year", "pk")
    years = dict(rows.values_list("person_id", "award_year"))
    return [card._replace(studied=str(years.get(card.person_id) or "")) for card in cards(people, viewer, slug)]


def not_come(study: Study) -> int | None:
    """About how many of the class have not taken their places: from ten, to the nearest five. Whoever hides has."""
    rows = shared(Study.objects.trusted("a rounded count names nobody"), study)
    away = rows.filter(person__account__isnull=True, person__hidden_since__isnull=True)
    count = away.values("person_id").distinct().count()
    return count if bug("class-count-exact") else rounded(count)
