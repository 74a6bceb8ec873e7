"""Pages for what went wrong: each says what happened and what to do next, in the reader's language."""

from django.http import HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string


def _page(status: int):
    def view(request, exception=None, reason=""):
        return render(request, f"errors/{status}.html", status=status)

    return view


bad_request, forbidden, not_found = _page(400), _page(403), _page(404)


def csrf_failure(request, reason=""):
    """The form was too old or came from elsewhere."""
    return render(request, "errors/csrf.html", status=403)


def server_error(request):
    """Rendered without the request: whatever broke may be among its context processors."""
    return HttpResponseServerError(render_to_string("errors/500.html"))
