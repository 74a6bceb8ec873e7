"""Doors and guests for tests, made in a line."""

from datetime import timedelta

from django.utils import timezone

from kohort.accounts.models import Account
from kohort.groups.entering.models import SHORT, Arrival, Entrance, Guest, new_code, stay

WHY = "a test looks at everything"


def wall(group, by=None, *, days=30, **more) -> Entrance:
    """A code on the wall that ends in so many days."""
    until = timezone.localdate() + timedelta(days=days)
    return Entrance.objects.create(group=group, kind="wall", code=new_code(SHORT), by=by, until=until, **more)


def guest(group, email="gro@example.org", name="Gro Gjest", **more) -> Guest:
    """Somebody with a proved address who is a guest of a group."""
    account, fields = Account.objects.welcome(email), {"until": stay(timezone.localdate())} | more
    return Guest.objects.create(institution=group.institution, group=group, account=account, name=name, **fields)


def letter_code(mailbox) -> str:
    """The code in the newest letter."""
    text = mailbox.deliver()[-1].get_body("plain").get_content()
    return next(line.strip() for line in text.splitlines() if line.startswith("    "))


def walk_in(client, door, mailbox, *, name="Gro Gjest", email="gro@example.org"):
    """Somebody new comes by a code: the page, a name and an address, the code from the letter. The last answer."""
    page = f"/nordvik/join/{door.code}/"
    assert client.get(page).status_code == 200
    client.post(page, {"name": name, "email": email})
    return client.post(f"{page}code/", {"code": letter_code(mailbox)})


def guests_of(group):
    return Guest.objects.trusted(WHY).filter(group=group)


def arrivals():
    return Arrival.objects.trusted(WHY)
