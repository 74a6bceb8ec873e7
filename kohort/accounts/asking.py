"""How often one may ask for a code, and try one (OWASP ASVS 5.0, 6.3.1 and 6.6.3); and the page that says so."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from .limits import Limit, network_of, spend

PER_ADDRESS = Limit("codes to an address", 5, 600)
PER_NETWORK = Limit("codes to a network", 100, 600)  # a lecture hall behind one address signs in together
IN_ALL = Limit("codes", 3000, 600)  # more letters would cost the sender its good name
TRIES = Limit("tries of a code", settings.ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS, settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
USES = Limit("uses of a code", 1, settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)


def ask(request, email: str) -> None:
    """Count a request for a code to `email`, known or not. Raises TooOften."""
    spend((PER_ADDRESS, email), (PER_NETWORK, network_of(request)), (IN_ALL, ""))


def too_often(request, seconds: int) -> HttpResponse:
    """429, with how long to wait."""
    response = render(request, "accounts/too_often.html", {"minutes": seconds // 60}, status=429)
    response.headers["Retry-After"] = str(seconds)
    return response
