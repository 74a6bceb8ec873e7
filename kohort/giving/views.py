"""One's own offers, to look at again."""

from django.views.decorators.http import require_http_methods

from kohort.access.gate import myself
from kohort.claims.first_visit import asked_again

from .steps import form


@myself
@require_http_methods(["GET", "POST"])
def offers(request):
    """Offer more or less, and say how far."""
    return asked_again(request, form, "giving/offers.html")
