"""The language of the page: the person's own, else the one chosen on this device, the browser's, the house's."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import get_language_from_request

CODES = frozenset(dict(settings.LANGUAGES))


def language_for(request) -> str:
    """One of the five codes."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    own = request.user.language if request.user.is_authenticated else ""
    return next((code for code in (own, chosen) if code in CODES), None) or _of_browser(request)


def _of_browser(request) -> str:
    if "Accept-Language" in request.headers:
        return get_language_from_request(request)
    return request.institution.language if request.institution else settings.LANGUAGE_CODE


class LanguageMiddleware:
    """Activates the language once the institution is known; error pages made earlier get the browser's."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with translation.override(_of_browser(request)):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language())
        return response

    def process_view(self, request, view, args, kwargs):
        translation.activate(language_for(request))
        request.LANGUAGE_CODE = translation.get_language()
