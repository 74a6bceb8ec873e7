"""An employer nobody here knows: a name, an employer and a work address, and a code that proves it.

Page and mail are the same for an address we know and for one we do not; what is typed counts once the code is.
"""

import time

from django import forms
from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import public
from kohort.accounts.asking import ask, too_often
from kohort.accounts.codes import new_seed
from kohort.accounts.limits import TooOften
from kohort.kit.addresses import address
from kohort.kit.keys import new_key
from kohort.opportunities import jobs
from kohort.opportunities.outsiders import Outsider
from kohort.opportunities.policy import takes_outsiders

PENDING = "employer"  # in the session: what this browser waits with
WHY = "whoever waits for a code is nobody yet"


class OutsiderForm(forms.ModelForm):
    class Meta:
        model = Outsider
        fields = ["name", "organisation", "email"]
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "organisation": forms.TextInput(attrs={"autocomplete": "organization"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        }
        help_texts = {"email": _("We send a code to it, and what comes of your suggestion.")}
        error_messages = {
            "name": {"required": _("Write your name.")},
            "organisation": {"required": _("Write whom you work for.")},
            "email": {
                "required": _("Write your e-mail address."),
                "invalid": _("Write an e-mail address such as kari@example.org."),
            },
        }

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()


@public
@require_http_methods(["GET", "HEAD", "POST"])
def outside(request):
    """Who are you? Members have a form of their own."""
    if not takes_outsiders(request.institution):
        raise Http404
    form = OutsiderForm(request.POST or None)
    if not form.is_valid():
        return render(request, "opportunities/outside/knock.html", {"form": form})
    try:
        return _code_sent(request, **form.cleaned_data)
    except TooOften as refusal:
        return too_often(request, refusal.limit.seconds)


@transaction.atomic  # the letter is in the queue if and only if it was counted
def _code_sent(request, name: str, organisation: str, email: str):
    ask(request, email)
    rows, language = Outsider.objects.trusted(WHY), get_language() or "en"
    said = {"name": name, "organisation": organisation, "language": language}
    outsider, _is_new = rows.get_or_create(institution=request.institution, email=email, defaults=said)
    seed, key, now = new_seed(), new_key(), time.time()
    request.session[PENDING] = {"key": key, "outsider": outsider.pk, "seed": seed, "asked": now, "said": said}
    if request.viewer.account_id is None:
        request.session.set_expiry(settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
    jobs.send_code.enqueue(outsider.pk, seed, language=language, asked=now)
    return HttpResponseRedirect(address("opportunities:code", request.institution.slug, key=key))
