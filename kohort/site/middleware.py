"""What no library does: headers that keep resources at home and pages about people out of every store, and what is no
text turned away."""

from django.core.exceptions import BadRequest


class HeadersMiddleware:
    """Cross-Origin-Resource-Policy on all, `no-store` on every page that says nothing else about caching."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Cache-Control", "no-store")
        return response


class TextMiddleware:
    """Nobody types a NUL, and PostgreSQL takes none: an address with one in its query is no address (400). In what is
    sent, the forms find it and say so."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest
        return self.get_response(request)
