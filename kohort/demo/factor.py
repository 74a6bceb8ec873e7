"""In the demo a button stands in for the passkey: nobody should need one to look around. Elsewhere there is none."""

from allauth.account.utils import get_next_redirect_url
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponseRedirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from kohort.access.gate import signed_in
from kohort.accounts import second_factor
from kohort.accounts.landing import home_of

if not settings.DEMO:
    raise ImproperlyConfigured("A stand-in for the second factor exists in the demo only")


def button(request, after: str) -> str:
    """For the page of the second factor; `after` is where one wants to go on."""
    return render_to_string("demo/factor.html", {"next": after}, request)


@signed_in
@require_POST
def stand_in(request):
    """As if a passkey had been shown."""
    second_factor.prove(request)
    return HttpResponseRedirect(get_next_redirect_url(request) or home_of(request.user))
