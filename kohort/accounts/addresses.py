"""One's addresses: adding one by a code, choosing the main one, removing one. Each change is told to all there are."""

import time

from allauth.account.models import EmailAddress
from allauth.account.utils import get_next_redirect_url
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kohort.access.gate import signed_in
from kohort.kit.bugs import bug

from . import questions, second_factor
from .asking import ask, too_often
from .forms import NewAddressForm
from .jobs import send_code_to_new
from .landing import only_institution_of
from .limits import Limit, TooOften, spend
from .models import Account, PassingAddress
from .telling import tell_everywhere

PURPOSE = "a new address"
PER_ACCOUNT = Limit("addresses of an account", 10, 3600)
MOST = 10
AFTER = "after_address"  # in the session: where to go on once it is added


def addresses_of(account: Account) -> QuerySet[EmailAddress]:
    """Those that open the account, the main one first."""
    return EmailAddress.objects.filter(user=account, verified=True).order_by("-primary", "pk")


@signed_in
@second_factor.fresh
@require_http_methods(["GET", "POST"])
def add(request):
    """Which address? Whether it belongs to another account, only its owner learns, by a letter."""
    if after := get_next_redirect_url(request):
        request.session[AFTER] = after
    form = NewAddressForm(request.POST or None)
    if form.is_valid() and _fits(form, request.user):
        try:
            return _send(request, form.cleaned_data["email"])
        except TooOften as refusal:
            return too_often(request, refusal.limit.seconds)
    words = {"form": form, "institution": only_institution_of(request.user)}
    return render(request, "accounts/new_address.html", words)


def _fits(form, account) -> bool:
    own, email = addresses_of(account), form.cleaned_data["email"]
    if own.filter(email=email).exists():
        form.add_error("email", _("That is one of your addresses already."))
    elif own.count() >= MOST:
        form.add_error("email", _("You have ten addresses. Remove one first."))
    elif bug("address-told") and Account.objects.at(email):
        form.add_error("email", _("That address is taken."))
    return form.is_valid()


@transaction.atomic  # the letter is in the queue if and only if it was counted
def _send(request, email):
    spend((PER_ACCOUNT, str(request.user.pk)))
    ask(request, email)
    new = PassingAddress.objects.create(account=request.user, email=email)
    seed = questions.put(request, PURPOSE, new.pk)
    send_code_to_new.enqueue(new.pk, seed, language=get_language(), asked=time.time())
    return HttpResponseRedirect(reverse("account_new_address_code"))


@signed_in
@second_factor.fresh
@require_http_methods(["GET", "POST"])
def prove(request):
    """The code from the letter makes the address one's own."""
    back = reverse("account_new_address")
    new = PassingAddress.objects.filter(account=request.user, pk=request.session.get(questions.KEY, {}).get("row"))
    email = new.values_list("email", flat=True).first() or ""
    return questions.page(request, PURPOSE, lambda row: _add(request, email), back=back, email=email)


def _add(request, email):
    try:
        with transaction.atomic():
            tell_everywhere(request.user, "address-added", request)
            added = EmailAddress.objects.create(user=request.user, email=email, verified=True)
            if addresses_of(request.user).count() == 1:  # until now one signed in through an institution only
                _choose(added)
            PassingAddress.objects.filter(account=request.user, email=email).delete()
    except IntegrityError:  # somebody else proved it theirs a moment ago
        messages.error(request, _("That code cannot be used any more. Ask for a new one."))
    return HttpResponseRedirect(request.session.pop(AFTER, reverse("account")))


@signed_in
@second_factor.fresh
@require_POST
@transaction.atomic
def change(request, number):
    """`do` is "choose" (letters go there from now on) or "remove" (never the last one)."""
    address = get_object_or_404(addresses_of(request.user), pk=number)
    if request.POST.get("do") == "choose" and not address.primary:
        tell_everywhere(request.user, "primary-changed", request)
        _choose(address)
    elif request.POST.get("do") == "remove":
        _remove(request, address)
    return HttpResponseRedirect(reverse("account"))


def _choose(address) -> None:
    EmailAddress.objects.filter(user=address.user, primary=True).update(primary=False)
    EmailAddress.objects.filter(pk=address.pk).update(primary=True)
    Account.objects.filter(pk=address.user_id).update(email=address.email)


def _remove(request, address) -> None:
    Account.objects.select_for_update().get(pk=request.user.pk)  # two at once would remove the last two
    others = addresses_of(request.user).exclude(pk=address.pk)
    if not others:
        messages.error(request, _("This is the only address you sign in by. Add another one first."))
        return
    tell_everywhere(request.user, "address-removed", request)
    address.delete()
    if address.primary:
        _choose(others.first())
