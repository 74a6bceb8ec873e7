"""Where allauth asks us."""

import time

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.account.utils import get_next_redirect_url
from django.conf import settings
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.module_loading import import_string
from django.utils.translation import get_language

from . import landing, second_factor, signing_in
from .codes import new_seed
from .jobs import send_code


class Adapter(DefaultAccountAdapter):
    """Nobody makes an account by filling in a form: one claims one's place in the register."""

    def is_open_for_signup(self, request):
        return False

    def is_safe_url(self, url):
        """Only addresses of this site, without a host: nothing else is a place to go on to."""
        return url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_login_redirect_url(self, request):
        return landing.home_of(request.user)

    def generate_login_code(self):
        """What allauth keeps in the session as "the code"."""
        return new_seed()

    def send_mail(self, template_prefix, email, context):
        """One job for every address asked for, known or not: they cost the same.

        Without an account it is empty, unless an app above knows the address: each of settings.UNKNOWN_ADDRESSES is
        called as `hook(email, institution or None)` for every address, and may answer {"hook": dotted path of what the
        job calls, "row": number of a row}. It only reads, by the same statements whoever it finds; where an account
        signs in by the address its answer is dropped. See `jobs.send_code`.
        """
        address = EmailAddress.objects.filter(email=email, verified=True).first()
        institution = landing.institution_at(get_next_redirect_url(self.request) or "")
        knocked = [import_string(path)(email, institution) for path in settings.UNKNOWN_ADDRESSES]
        other = (next(filter(None, knocked), None) if address is None else None) or {}
        send_code.enqueue(
            address.pk if address else None,
            context.get("code") or new_seed(),
            language=get_language(),
            institution=institution.slug if institution else "",
            asked=time.time(),
            hook=other.get("hook", ""),
            row=other.get("row"),
        )

    def get_login_stages(self):
        """The code, and nothing after it: allauth's own second factor is for everybody; ours is for the office."""
        return ["allauth.account.stages.LoginByCodeStage"]

    def login(self, request, user):
        signing_in.sign_in(request, user, way="code")

    def post_login(self, request, user, **kwargs):
        response = super().post_login(request, user, **kwargs)
        return HttpResponseRedirect(second_factor.first(request, user, response.url))

    def respond_user_inactive(self, request, user):
        """The same answer as to a code that has expired."""
        return HttpResponseRedirect(reverse("account_login"))

    def add_message(self, *args, **kwargs):
        """Our pages say themselves what happened, in five languages."""
