"""Groups: their page, posting, and the feed of a member's home, each with few and with many of what could slow it."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kohort.accounts.models import Account
from kohort.conversations.models import Post
from kohort.groups.models import Group, Membership
from kohort.institutions.models import Institution
from kohort.people.models import Person

from .figures import Figure
from .pages import BARE, look_again
from .site import BACKEND, as_account, without_middleware
from .timing import medians

ROUNDS = 25
FEW, MANY, MOST = 100, 10_000, 100_000  # posts
SMALL, LARGE = 20, 20_000  # members
GROUPS = 50
NAME = {"given_names": "Ida", "surname": "Berg"}
EMPTY = "/nordvik/me/following/"
WORDS = "Er det noen som har gummistøvler i størrelse 42 til en musikkvideo på lørdag? "


def figures() -> Iterator[Figure]:
    account = _somebody()
    member, bare = as_account(account), without_middleware()
    pages = {posts: _page(_group(account, LARGE, posts)) for posts in (FEW, MANY, MOST)}
    small, large = (_poster(account, _group(account, members, FEW)) for members in (SMALL, LARGE))
    runs = {f"{posts}": lambda page=page: member(page) for posts, page in pages.items()}
    runs |= {"small": small, "large": large, "empty": lambda: member(EMPTY), "bare": lambda: bare(BARE)}
    took = medians(runs, ROUNDS, before=look_again)
    page, title = took[f"{MANY}"], f"group page, {MANY:,} posts, {LARGE:,} members"
    yield Figure(title, page, "ms", took["bare"], "ms bare view, no session", gate=3)
    yield Figure(title, page, "ms", took["empty"], "ms page with nothing on it, signed in")
    yield Figure(f"group page, {MOST:,} posts", took[f"{MOST}"], "ms", took[f"{FEW}"], f"ms with {FEW}", 1.5, 1.1)
    yield Figure(f"posting, {LARGE:,} members", took["large"], "ms", took["small"], f"ms with {SMALL}", 1.5, 1.1)
    yield from _home(account)


def _home(account: Account) -> Iterator[Figure]:
    """The same home in few groups and in fifty, in each of which more was said than is shown."""
    member, bare = as_account(account), without_middleware()
    home = {"home": lambda: member("/nordvik/"), "empty": lambda: member(EMPTY), "bare": lambda: bare(BARE)}
    few = medians(home, ROUNDS, before=look_again)["home"]
    for _number in range(GROUPS):
        _group(account, SMALL, FEW)
    took = medians(home, ROUNDS, before=look_again)
    title = f"home, {GROUPS} more groups"
    yield Figure(title, took["home"], "ms", took["bare"], "ms bare view, no session", gate=4)
    yield Figure(title, took["home"], "ms", took["empty"], "ms page with nothing on it, signed in")
    yield Figure(title, took["home"], "ms", few, "ms without them", gate=1.5)


def _page(group: Group) -> str:
    return reverse("groups:group", kwargs={"institution": "nordvik", "key": group.key})


def _poster(account: Account, group: Group) -> Callable[[], object]:
    """Posts a sentence through the form."""
    client, numbers = Client(SERVER_NAME="localhost"), count()
    client.force_login(account, BACKEND)
    address = reverse("posts:new", kwargs={"institution": "nordvik", "key": group.key})

    def post() -> None:
        answer = client.post(address, {"text": f"{WORDS}{next(numbers)}"})
        if answer.status_code != 302:
            raise RuntimeError(f"Posting was answered with {answer.status_code}")

    return post


def _somebody() -> Account:
    """A member who leads nothing, new in this home."""
    account, institution = Account.objects.create(), Institution.objects.get(slug="nordvik")
    claimed = {"account": account, "claimed_at": timezone.now()}
    Person.objects.bulk_create([Person(institution=institution, **NAME, **claimed).set_sort_keys()])
    return account


def _group(account: Account, members: int, posts: int) -> Group:
    """A group of so many, this one among them, in which all of them have talked for two weeks."""
    institution, now = Institution.objects.get(slug="nordvik"), timezone.now()
    group = Group.objects.create(institution=institution, name="Benk", language="nb", approved=now)
    people = _people(account, institution, members)
    Membership.objects.bulk_create(
        (Membership(institution=institution, group=group, person_id=one, way="joined") for one in people), 5000
    )
    apart = timedelta(days=14) / posts
    said = (Post(group=group, by_id=people[n % members], text=WORDS, at=now - n * apart) for n in range(posts))
    Post.objects.bulk_create(said, 5000)
    return group


def _people(account: Account, institution: Institution, wanted: int) -> list[int]:
    """This one and others, made where there are too few."""
    me = Person.objects.trusted("a bench").get(account=account)
    others = Person.objects.trusted("a bench").filter(institution=institution).exclude(pk=me.pk).order_by("pk")
    lacking = wanted - 1 - others.count()
    made = (Person(institution=institution, **NAME).set_sort_keys() for _ in range(lacking))
    Person.objects.bulk_create(made, 5000)
    return [me.pk, *others.values_list("pk", flat=True)[: wanted - 1]]
