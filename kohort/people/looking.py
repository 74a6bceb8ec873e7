"""How much a member may look at: enough for any curiosity, too little to carry the directory away (OWASP ASVS 2.4.1).

Counts are kept by account, never whom somebody looked at: an account that opens one page twice has opened two. The
office looks as much as it needs to.
"""

from functools import wraps

from django.shortcuts import render

from kohort.accounts.limits import Limit, TooOften, spend

PROFILES = (Limit("profiles-hour", 200, 3600), Limit("profiles-day", 1000, 86400))
# Twenty people a page, and a search while typing is a page or two: room for an hour of curiosity, which is about 1 % of
# the 145,000 people of a university.
PAGES = (Limit("pages-hour", 75, 3600), Limit("pages-day", 300, 86400))


def counted(limits: tuple[Limit, ...]):
    """Count a view's use by a member; a styled 429 when it is used up. One's own page is free."""

    def decorate(view):
        @wraps(view)
        def counting(request, *row, **kwargs):
            viewer = request.viewer
            if viewer.is_office or any(one.pk == viewer.person_id for one in row):
                return view(request, *row, **kwargs)
            try:
                spend(*((limit, str(viewer.account_id)) for limit in limits))
            except TooOften as refusal:
                return _enough(request, refusal.limit.seconds)
            return view(request, *row, **kwargs)

        return counting

    return decorate


def _enough(request, seconds):
    """htmx swaps no page with an error in it, so it is sent to load this one whole."""
    response = render(request, "people/enough.html", {"hours": seconds // 3600}, status=429)
    response.headers["Retry-After"] = str(seconds)
    if request.htmx:
        response.headers["HX-Redirect"] = request.get_full_path()
    return response
