"""Taking one's place: a login, and what people tell about work and home once they have one."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from kohort.access.audience import Audience
from kohort.accounts.models import Account
from kohort.institutions.models import Institution
from kohort.people.facts import Fact
from kohort.people.models import Affiliation, Contact, Person, Position, Residence

from .campus import Campus
from .chance import Weighted
from .invented import Invented
from .told import at_noon, home, work

WHY = "the demo writes on behalf of everybody"
LADDER = [Audience.MEMBERS, Audience.CLASSMATES, Audience.OFFICE]
WORK_SEEN, HOME_SEEN, ADDRESS_SEEN = (
    Weighted(LADDER, [88, 8, 4]),
    Weighted(LADDER, [80, 13, 7]),
    Weighted(LADDER, [15, 25, 60]),
)
HIDES, WORKS_HERE, ONLY_ONCE = 0.012, 0.015, 0.25
CLAIM_FIELDS = ["account_id", "claimed_at", "hidden_since"]


class Claimed(NamedTuple):
    """One who has taken her place: when, and when she was last here; some have been here only once."""

    person: Person
    invented: Invented
    rng: Random
    claimed: datetime
    heard: datetime

    def told(self, audience: Audience, since: int = 0) -> dict:
        """Of a fact that holds `since` a year: told at once, or later when there was nothing to tell yet."""
        return {
            "source": "owner",
            "audience": audience,
            "recorded": self.claimed if since <= self.claimed.year else self.heard,
            "confirmed": self.heard if self.claimed < self.heard else None,
        }


def claim(campus: Campus, people: Sequence[tuple[Person, Invented]]) -> None:
    """Write it all, in the transaction of the caller."""
    logins = _logins([each for _person, each in people])
    claims = [_claimed(campus, person, each, logins[each.key]) for person, each in people]
    Person.objects.bulk_create(
        [one.person for one in claims], update_conflicts=True, unique_fields=["id"], update_fields=CLAIM_FIELDS
    )
    _open_addresses(campus.institution, claims)
    for model, facts in {Position: _work, Residence: _homes, Affiliation: _staff}.items():
        model.objects.bulk_create([fact for one in claims for fact in facts(one)])


def _logins(people: Sequence[Invented]) -> dict[str, int]:
    """Account ids by the key of a person; whoever studied at two of the institutions has one login for both."""
    emails = {each.key: each.email for each in people if each.email}
    there = dict(EmailAddress.objects.filter(email__in=emails.values()).values_list("email", "user_id"))
    new = [_account(each.email, each.language) for each in people if each.email and each.email not in there]
    Account.objects.bulk_create(new)
    EmailAddress.objects.bulk_create(
        [EmailAddress(user_id=one.pk, email=one.email, verified=True, primary=True) for one in new]
    )
    there |= {one.email: one.pk for one in new}
    return {key: there[email] for key, email in emails.items()}


def _account(email: str, language: str) -> Account:
    return Account(email=email, language=language, password=make_password(None))


def _claimed(campus: Campus, person: Person, each: Invented, account_id: int) -> Claimed:
    rng = Random(each.key)
    heard = at_noon(max(each.confirmed or campus.opened, campus.opened))
    earlier = 0 if rng.random() < ONLY_ONCE else rng.randrange((heard.date() - campus.opened).days + 1)
    person.account_id = account_id
    person.claimed_at = claimed = heard - timedelta(days=earlier)
    person.hidden_since = heard if rng.random() < HIDES else None
    return Claimed(person, each, rng, claimed, heard)


def _open_addresses(institution: Institution, claims: Iterable[Claimed]) -> None:
    """Some let their classmates, or all members, see their address."""
    opened = {one.person.pk: seen for one in claims if (seen := ADDRESS_SEEN.draw(one.rng)) > Audience.OFFICE}
    contacts = Contact.objects.trusted(WHY).filter(institution=institution, kind=Contact.Kind.EMAIL)
    for audience in (Audience.CLASSMATES, Audience.MEMBERS):
        people = [pk for pk, seen in opened.items() if seen == audience]
        contacts.filter(person__in=people).update(audience=audience)


def _work(one: Claimed) -> Iterator[Fact]:
    seen = WORK_SEEN.draw(one.rng)
    for each in one.invented.positions:
        if each.start <= one.heard.year:
            yield work(one.person, each, **one.told(seen, since=each.start))


def _homes(one: Claimed) -> Iterator[Fact]:
    if one.invented.residence:
        yield home(one.person, one.invented.residence, **one.told(HOME_SEEN.draw(one.rng)))


def _staff(one: Claimed) -> Iterator[Fact]:
    """A few stayed on to work for the institution."""
    if one.rng.random() < WORKS_HERE:
        ours = {"institution_id": one.person.institution_id, "person_id": one.person.pk}
        yield Affiliation(**ours, kind=Affiliation.Kind.STAFF, source="office", recorded=one.claimed)
