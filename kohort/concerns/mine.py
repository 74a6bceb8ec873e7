"""What one has reported, and that the office has looked at it."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from kohort.access.gate import myself

from .models import Concern


@myself
@require_safe
def mine(request):
    """The newest first. What it was about is not named: it may be gone, or a draft again."""
    rows = Concern.objects.visible_to(request.viewer).filter(by_id=request.viewer.person_id)
    return render(request, "concerns/mine.html", {"concerns": rows.order_by("-at", "-pk")})
