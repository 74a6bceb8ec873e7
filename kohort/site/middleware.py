"""Headers that no library sets: resources stay at home, and pages about people are not stored anywhere."""


class HeadersMiddleware:
    """Cross-Origin-Resource-Policy on all, `no-store` on every page that says nothing else about caching."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Cache-Control", "no-store")
        return response
