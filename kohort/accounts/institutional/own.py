"""One's own ways in through institutions, on the page of one's account."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kohort.access.gate import signed_in
from kohort.accounts.models import Account
from kohort.accounts.second_factor import fresh
from kohort.accounts.telling import tell_everywhere


@signed_in
@fresh
@require_POST
@transaction.atomic
def remove(request, provider_id):
    """Never the last way in."""
    Account.objects.select_for_update().get(pk=request.user.pk)  # two at once would remove the last two
    own = SocialAccount.objects.filter(user=request.user)
    removed = own.filter(extra_data__by=provider_id)
    if own.count() > removed.count() or _has_another_way(request.user):
        tell_everywhere(request.user, "institution-removed", request)
        removed.delete()
    else:
        messages.error(request, _("This is your only way in. Add an address or a passkey first."))
    return HttpResponseRedirect(reverse("account"))


def _has_another_way(account) -> bool:
    addresses = EmailAddress.objects.filter(user=account, verified=True)
    passkeys = Authenticator.objects.filter(user=account, type=Authenticator.Type.WEBAUTHN)
    return addresses.exists() or passkeys.exists()
