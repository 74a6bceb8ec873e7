"""How often something may be done: exact under any number of processes, and the same after a restart.

Not a cache: `incr` loses increments on the caches processes share. The database counts, in one conditional UPDATE.
A window opens at the first use and closes after its seconds; at its edge two windows' worth may follow each other.
"""

from datetime import timedelta
from ipaddress import ip_address, ip_network
from typing import NamedTuple

from allauth.account.adapter import get_adapter
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from kohort.kit.bugs import bug

from .models import Tally


class Limit(NamedTuple):
    """So many times in so many seconds, for each subject."""

    name: str
    times: int
    seconds: int


class TooOften(Exception):
    """A limit is used up. `limit` says which, and with it how long to wait."""

    def __init__(self, limit: Limit):
        super().__init__(limit.name)
        self.limit = limit


def spend(*uses: tuple[Limit, str]) -> None:
    """Count one use of each (limit, subject), all or none. Raises TooOften.

    Name the narrowest first and keep the order everywhere: rows are locked in it, and each limit spares the next.
    """
    now = timezone.now()
    _sweep(now)
    with transaction.atomic():
        for limit, subject in uses:
            if not (_count(limit, subject, now) or bug("limit")):
                raise TooOften(limit)


def _count(limit: Limit, subject: str, now) -> bool:
    tally = Tally(key=_key(limit, subject), ends=now + timedelta(seconds=limit.seconds))
    Tally.objects.bulk_create([tally], ignore_conflicts=True)
    open_yet = Tally.objects.filter(pk=tally.pk, count__lt=limit.times)
    if bug("tally"):  # to read and then to write, as caches do; SQLite's one writer at a time forgives it
        open_yet = Tally.objects.filter(pk=tally.pk) if open_yet.exists() else Tally.objects.none()
    return bool(open_yet.update(count=F("count") + 1))


def _key(limit, subject) -> str:
    """Nobody can be read out of it: the hash needs the installation's secret."""
    return salted_hmac("kohort.accounts.limits", f"{limit.name}:{subject}", algorithm="sha256").hexdigest()


def _sweep(now) -> None:
    """Windows that have closed go. Rows another process is at are left to it (PostgreSQL would deadlock)."""
    closed = Tally.objects.filter(ends__lte=now).select_for_update(skip_locked=True)
    with transaction.atomic():
        Tally.objects.filter(pk__in=closed.values("pk")).delete()


def network_of(request) -> str:
    """Where a request comes from: an IPv4 address, or the /64 that one household's IPv6 addresses share.

    X-Forwarded-For counts only as far as KOHORT_PROXIES of our own proxies have written it.
    """
    address = ip_address(get_adapter(request).get_client_ip(request))
    if bug("forwarded") and "X-Forwarded-For" in request.headers:
        return request.headers["X-Forwarded-For"]
    address = getattr(address, "ipv4_mapped", None) or address
    return str(ip_network(f"{address}/{64 if address.version == 6 else 32}", strict=False))
