"""Signing in by a code, out, and the page for those whom no address leads in. allauth's flow, our doors and limits."""

from typing import Any

from allauth.account.utils import get_next_redirect_url, passthrough_next_redirect_url
from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from kohort.access.gate import public
from kohort.institutions.models import Institution
from kohort.kit.bugs import bug

from .asking import TRIES, USES, ask, too_often
from .forms import AddressForm, CodeForm
from .landing import institution_at
from .limits import TooOften, spend


def _in_their_colours(request) -> dict:
    """What makes the page wear the look of the institution that `next` lies in, and go on there."""
    after = get_next_redirect_url(request) or ""
    return {"institution": institution_at(after), "next": after}


class SignIn(RequestLoginCodeView):
    """Which address? The answer is the same for every address there is."""

    form_class = AddressForm
    template_name = "accounts/sign_in.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | _in_their_colours(self.request)

    def _redirect_to_pending_stage(self, request, stage):
        """Whoever mistyped the address starts again; allauth would hold them at the code."""
        return None

    def form_valid(self, form):
        try:
            with transaction.atomic():  # the letter is in the queue if and only if it was counted
                ask(self.request, form.cleaned_data["email"])
                self.request.session.set_expiry(settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
                return super().form_valid(form)
        except TooOften as refusal:
            return too_often(self.request, refusal.limit.seconds)


class EnterCode(ConfirmLoginCodeView):
    """Which code? Three tries and one use, counted exactly: parallel requests overtake the session's own count."""

    form_class = CodeForm
    template_name = "accounts/code.html"
    _process: Any = None  # allauth sets it while there is a code to wait for

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | _in_their_colours(self.request)

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        waiting = self._process or request.user.is_authenticated
        return response if waiting else self.start_again()

    @property
    def question(self) -> str:
        """This code and no other: the browser's session and when it asked."""
        return f"{self.request.session.session_key}:{self._process.state['at']}"

    def post(self, *args, **kwargs):
        question = self.question
        try:
            spend((TRIES, question))
            return super().post(*args, **kwargs)
        except TooOften:
            self._process.abort()
            return self.start_again()

    def form_valid(self, form):
        if not bug("code-twice"):
            spend((USES, self.question))
        return super().form_valid(form)

    def form_invalid(self, form):
        if self._process.record_invalid_attempt():
            return self.render_to_response(self.get_context_data(form=form))
        return self.start_again()

    def start_again(self):
        messages.error(self.request, _("That code cannot be used any more. Ask for a new one."))
        address = reverse("account_login")
        return HttpResponseRedirect(passthrough_next_redirect_url(self.request, address, "next"))


@public
@require_http_methods(["GET", "POST"])
def sign_out(request):
    """A page with one button; the button ends the session."""
    if request.method == "POST":
        logout(request)
        return HttpResponseRedirect(reverse("front"))
    return render(request, "accounts/sign_out.html")


@public
@require_GET
def getting_in(request):
    """There is no account to make: one finds oneself in a register, and the office helps whom no address leads in."""
    found = _in_their_colours(request)
    institutions = [found["institution"]] if found["institution"] else Institution.objects.order_by("pk")
    return render(request, "accounts/getting_in.html", found | {"institutions": institutions})
