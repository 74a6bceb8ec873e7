"""One's own stories: drafts first, then those that are told."""

from django.db.models import F
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kohort.access.gate import myself

from .cards import cards
from .story import Story


@myself
@require_safe
def mine(request):
    rows = Story.objects.of_oneself(request.viewer).order_by(F("told").desc(nulls_first=True), "-pk")
    return render(request, "stories/mine.html", {"cards": cards(list(rows), request.viewer, request.institution.slug)})
