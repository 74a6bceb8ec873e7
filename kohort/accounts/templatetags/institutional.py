"""Which ways in an institution has beside a code by mail."""

from django import template
from django.urls import reverse
from django.utils.translation import get_language

from kohort.accounts.institutional import linking
from kohort.accounts.landing import institutions_of
from kohort.accounts.models import Account
from kohort.accounts.providers import Provider, providers, providers_at
from kohort.institutions.models import Institution
from kohort.kit.sorting import sort_key

register = template.Library()


@register.simple_tag
def providers_of(institution: Institution) -> list[Provider]:
    """The providers to offer on its sign-in page."""
    return providers_at(institution)


@register.simple_tag
def own_providers(account: Account) -> list[Provider]:
    """Those somebody signs in through."""
    own = linking.providers_of(account)
    return [provider for provider in providers().values() if provider.id in own]


@register.simple_tag
def addable_providers(account: Account) -> list[tuple[Provider, str]]:
    """(provider, the address of the institution) somebody may add to their ways in: those of where they belong."""
    own = linking.providers_of(account)
    return [
        (provider, reverse("home:institution", args=[institution.slug]))
        for institution in institutions_of(account)
        for provider in providers_at(institution)
        if provider.id not in own
    ]


@register.simple_tag
def institutions_with_providers() -> list[Institution]:
    """Where somebody may sign in through their institution, in alphabetical order."""
    slugs = {slug for provider in providers().values() for slug in provider.homes}
    return sorted(Institution.objects.filter(slug__in=slugs), key=lambda one: sort_key(one.name, get_language()))
