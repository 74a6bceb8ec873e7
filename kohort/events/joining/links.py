"""The links in mails that need no sign-in: one's own seat, and the one button of an invitation.

A token is the key of a row and its signature (HMAC-SHA-256 by the installation's secret, 256 bits); nothing is stored.
Whoever holds a mail holds its link, as they hold the mail.
"""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from kohort.events.inviting.models import Meant
from kohort.events.seats.models import Seat
from kohort.institutions.models import Institution
from kohort.kit.bugs import bug
from kohort.people.models import Person

WHY = "whoever has the mail may open its link"
SEAT, ASKED = (Signer(salt=f"kohort.events.{what}", sep=".") for what in ("seat", "asked"))


def address(seat: Seat) -> str:
    """Of the page of a seat, to be written in a mail to whoever has it."""
    return settings.KOHORT_URL + path(seat)


def path(seat: Seat) -> str:
    """The same without the host: in their own institution, or that of the event for who has none."""
    home = _home_of(seat.person_id) if seat.person_id else seat.event.institution
    return reverse("seats:seat", args=[home.slug, SEAT.sign(seat.key)])


def asked_address(meant: Meant) -> str:
    """Of the page with one button, for a mail to who is asked to come."""
    return settings.KOHORT_URL + reverse("seats:asked", args=[_home_of(meant.person_id).slug, ASKED.sign(meant.key)])


def of(token: str) -> Seat | None:
    """The seat of a token, with its event; None for what is not ours."""
    rows = Seat.objects.trusted(WHY).filter(key=_key(token, SEAT))
    return rows.select_related("event__institution", "person__institution").first()


def meant_of(token: str) -> Meant | None:
    """Who was asked by the mail this token stood in, and to what; None for what is not ours."""
    rows = Meant.objects.trusted(WHY).filter(key=_key(token, ASKED))
    return rows.select_related("event__institution", "person__institution").first()


def _key(token: str, signer: Signer) -> str:
    if bug("seat-link-guessed"):
        return token.split(".", maxsplit=1)[0]
    try:
        return signer.unsign(token)
    except BadSignature:
        return ""


def _home_of(person_id: int) -> Institution:
    people = Person.objects.trusted(WHY).filter(pk=person_id)
    return Institution.objects.get(pk__in=people.values("institution_id"))
