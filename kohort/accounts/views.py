"""The language switch."""

from django.conf import settings
from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from kohort.access.gate import public

from .language import CODES


@public
@require_POST
def language(request):
    """Remember a language on this device and, for somebody signed in, on the account; go back to the page."""
    code, back = request.POST.get("language"), request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = "/"
    response = HttpResponseRedirect(back)
    if code in CODES:
        _remember(request, response, code)
    return response


def _remember(request, response, code):
    if request.user.is_authenticated:
        request.user.language = code
        request.user.save(update_fields=["language"])
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=60 * 60 * 24 * 365,
        httponly=True,
        samesite="Lax",
        secure=settings.LANGUAGE_COOKIE_SECURE,
    )
