"""How often one is written to, to look at again."""

from django.views.decorators.http import require_http_methods

from kohort.access.gate import myself
from kohort.claims.first_visit import asked_again

from .steps import form


@myself
@require_http_methods(["GET", "POST"])
def letters(request):
    """Another rhythm, from now on."""
    return asked_again(request, form, "notices/letters.html")
