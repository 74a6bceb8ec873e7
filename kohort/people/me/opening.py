"""The switch that opens one's page to everybody, and closes it again."""

from django.http import Http404
from django.views.decorators.http import require_POST

from kohort.access.gate import myself

from .answering import back
from .rows import me


@myself
@require_POST
def opening(request):
    """`open=yes` opens it, `open=no` closes it."""
    wish = request.POST.get("open")
    if wish not in {"yes", "no"}:
        raise Http404
    person = me(request.viewer)
    person.open() if wish == "yes" else person.close()
    return back(request)
