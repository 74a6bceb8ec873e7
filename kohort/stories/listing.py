"""The list: what people have told, the newest first, and a student's own programme before the others."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from kohort.access.gate import public
from kohort.kit.sorting import sort_key

from .cards import cards
from .choosing import Choice, programmes

PER_PAGE = 20


@public
@require_safe
def stories(request):
    """The query string is a Choice."""
    viewer, choice = request.viewer, Choice.from_query(request.GET)
    page = Paginator(choice.rows(viewer), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "cards": cards(list(page), viewer, request.institution.slug),
        "choice": choice,
        "is_narrowed": choice != Choice(),
        "programmes": _sorted(programmes(viewer)),
    }
    return render(request, "stories/stories.html", context)


def _sorted(found) -> list[tuple[str, str]]:
    """(code, name), as the language has them."""
    language = get_language() or "en"
    return sorted(((one.code, one.name) for one in found), key=lambda pair: sort_key(pair[1], language))
