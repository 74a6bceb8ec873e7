"""The page of an event, joined by few and by many, as a member of the hosting group who has a class sees it.

Its floor is `event_floor`: the same facts by plain queries, through the same middleware and in the same frame.
"""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from kohort.accounts.models import Account
from kohort.demo.personas import address_of
from kohort.events.models import Event, Host, Item, Seat, Speaker, Taker, Task
from kohort.groups.models import Group, Membership
from kohort.institutions.models import Institution
from kohort.people.models import Person

from .figures import Figure
from .pages import BARE, look_again
from .site import as_account, without_middleware
from .timing import medians

ROUNDS = 25
FEW, MANY = 50, 5000  # participants
EMPTY, LIST, PLAIN = "/nordvik/me/following/", "/nordvik/events/", "/nordvik/bench/"
WORDS = "Mat, foredrag og *mingling*, slik vi pleier. "


def figures() -> Iterator[Figure]:
    account = Account.objects.at(address_of("alumna"))
    member, bare = as_account(account), without_middleware()
    people = _people(account)
    me = Person.objects.trusted("a bench").get(account=account, institution__slug="nordvik")
    pages = {str(number): _page(_event(me, people[:number])) for number in (FEW, MANY)}
    runs = {name: lambda page=page: member(page) for name, page in pages.items()}
    plain = pages[f"{MANY}"].replace("/nordvik/", PLAIN)
    runs |= {"plain": lambda: member(plain), "list": lambda: member(LIST)}
    runs |= {"empty": lambda: member(EMPTY), "bare": lambda: bare(BARE)}
    took = medians(runs, ROUNDS, before=look_again)
    page, title = took[f"{MANY}"], f"event page, {MANY:,} participants"
    yield Figure(title, page, "ms", took["plain"], "ms the same facts, plain queries", gate=3, goal=2)
    yield Figure(title, page, "ms", took["empty"], "ms page with nothing on it, signed in")
    yield Figure(title, page, "ms", took["bare"], "ms bare view, no session")
    yield Figure(title, page, "ms", took[f"{FEW}"], f"ms with {FEW}", gate=1.5, goal=1.1)
    yield Figure("list of events", took["list"], "ms", took["empty"], "ms page with nothing on it, signed in", gate=4)


def _page(event: Event) -> str:
    return reverse("events:event", kwargs={"institution": "nordvik", "key": event.key})


def _people(account: Account) -> list[Person]:
    """Members, who can be shown: as many as take part; new ones where there are too few."""
    institution = Institution.objects.get(slug="nordvik")
    rows = Person.objects.trusted("a bench").filter(institution=institution, account__isnull=False)
    found = list(rows.exclude(account=account).order_by("pk")[:MANY])
    logins = Account.objects.bulk_create(Account(email=f"e{n}@bench.example") for n in range(MANY - len(found)))
    name = {"given_names": "Ida", "surname": "Berg", "institution": institution}
    made = [Person(**name, account=login, claimed_at=timezone.now()).set_sort_keys() for login in logins]
    return found + Person.objects.bulk_create(made, 5000)


def _event(me: Person, people: list[Person]) -> Event:
    """Hosted by a group of those who come and `me`; nine of ten agreed to be shown, one of ten brings somebody."""
    institution, now = Institution.objects.get(slug="nordvik"), timezone.now()
    group = Group.objects.create(institution=institution, name="Benk", language="nb", approved=now)
    Membership.objects.bulk_create(
        (Membership(institution=institution, group=group, person=one, way="joined") for one in [me, *people]), 5000
    )
    starts = now + timedelta(days=7)
    told = {"title": "Alumnikveld", "language": "nb", "about": WORDS * 20, "capacity": 2 * MANY, "guests_each": 1}
    event = Event.objects.create(
        institution=institution, starts=starts, ends=starts + timedelta(hours=4), published=now, **told
    )
    Host.objects.create(event=event, institution=institution, group=group, agreed=now)
    seats = (_seat(event, one, turn) for turn, one in enumerate(people, 1))
    Seat.objects.bulk_create(seats, 5000)
    _planned(event, people)
    return event


def _planned(event: Event, people: list[Person]) -> None:
    """A programme in which two speak, and three tasks of which one is taken."""
    items = [Item.objects.create(event=event, title=f"Foredrag {n}", at=event.starts) for n in range(4)]
    for item, person in zip(items[:2], people, strict=False):
        Speaker.objects.create(item=item, name=person.name, person=person, agreed=event.published)
    tasks = [Task.objects.create(event=event, words=f"Døra {n}", wanted=2) for n in range(3)]
    Taker.objects.create(task=tasks[0], person=people[0])


def _seat(event: Event, person: Person, turn: int) -> Seat:
    what = {"guests": turn % 10 == 0, "shown": turn % 10 != 5}
    return Seat(event=event, person=person, name=person.name, state=Seat.State.GOING, turn=turn, **what)
