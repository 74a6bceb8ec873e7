"""Where signing in leads, and which institution a page lies in."""

from functools import reduce
from operator import or_

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.module_loading import import_string

from kohort.institutions.models import Institution

from .models import Account, OfficeRole


def institutions_of(account: Account):
    """The institutions where an account is a person, works for the office or is a guest, as a queryset."""
    # The one look upwards of this app: `people` hangs on the account by its reverse name, and is not imported.
    people = account.people.trusted("where somebody belongs decides where signing in leads")
    roles = OfficeRole.held_by(account.pk)
    told = (import_string(path)(account.pk) for path in settings.LANDINGS)
    ids = [people.values("institution_id"), roles.values("institution_id"), *told]
    return Institution.objects.filter(reduce(or_, (Q(pk__in=one) for one in ids)))


def only_institution_of(account: Account) -> Institution | None:
    """The one where an account belongs, if it is one."""
    found = list(institutions_of(account)[:2])
    return found[0] if len(found) == 1 else None


def home_of(account: Account) -> str:
    """The home page of the only institution, else the front page, which lists them."""
    only = only_institution_of(account)
    return reverse("home:institution", args=[only.slug]) if only else reverse("front")


def institution_at(path: str) -> Institution | None:
    """The institution a path such as "/nordvik/people/" lies in."""
    slug = path.lstrip("/").partition("/")[0]
    return Institution.objects.filter(slug=slug).first()
