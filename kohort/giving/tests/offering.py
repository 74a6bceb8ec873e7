"""Those who offer something, made in a line each."""

from kohort.accounts.models import Account
from kohort.giving.asks.suggesting import Need, suggest
from kohort.giving.models import Limits, Offer
from kohort.giving.suggesting.indexing import OFFERS, everybody
from kohort.people.models import Person, Position, Topic
from tests.cast import fact, make_person


def offering(person, kind="guest_lecture", *, topics=(), work="", limits=None, **more):
    """Somebody of the cast who offers it; more is the offer's."""
    fact(Offer, person, kind=kind, **more)
    for text in topics:
        fact(Topic, person, text=text)
    if work:
        title, _at, employer = work.partition(" @ ")
        fact(Position, person, title=title, employer=employer)
    if limits:
        fact(Limits, person, **limits)
    return person


def lecturer(institution, name, **more):
    """Somebody new who would give a guest lecture."""
    return offering(make_person(institution, name, "Ny", account=True), **more)


def many(institution, size) -> list[Person]:
    """So many who have claimed their place, at once."""
    accounts = Account.objects.bulk_create(Account() for _ in range(size))
    return Person.objects.bulk_create(
        Person(institution=institution, surname="Mange", account=one).set_sort_keys() for one in accounts
    )


def crowd(institution, size):
    """So many who would lecture on retail, at once."""
    people = many(institution, size)
    for model, fields in ((Offer, {"kind": "guest_lecture"}), (Topic, {"text": "Retail"})):
        rows = (model(institution=institution, person=one, source="owner", **fields) for one in people)
        model.objects.bulk_create(rows)
    indexed()


def indexed():
    """The index as it is when it has caught up."""
    OFFERS.rebuild(everybody)


def names(people, viewer, words="", kind="guest_lecture", **more):
    """Who is suggested, by the names under which they are in `people`."""
    called = {person.pk: name for name, person in people.items()}
    return [called[one.person_id] for one in suggest(Need(kind, words, **more), viewer)]
