"""Erases a person: at once for all whom a page could tell, and within a day from every file (see `wiping`).

What goes is found from the models: rows about the person are deleted, rows the person only wrote stay unsigned. What
stays are keyed hashes, in the database and beside it, so that neither the register nor a backup brings them back.
"""

from functools import partial

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import Model

from kohort.access.reaching import PERSON, authors
from kohort.accounts.landing import institutions_of
from kohort.accounts.models import Account
from kohort.activity.models import Roll
from kohort.claims.models import Invitation
from kohort.kit.bugs import bug
from kohort.people.facts import Indexed
from kohort.people.models import Person
from kohort.people.vanishing import vanish
from kohort.register.models import Tombstone
from kohort.register.tombstones import bury, key_mark, marks, marks_of

from . import ledger
from .libraries import LIBRARIES
from .mine import WHY, every, has_institution, models, pointing, within, written
from .recalled import recalling
from .typed import typed_by
from .wiping import wipe_tonight


@transaction.atomic
def erase(person: Person) -> bool:
    """Everything about this person in this institution, and the login when it leads nowhere else. Whether it did."""
    vanish([person.pk])
    account, known_by = person.account, _known_by(person)
    _delete_rows(person, account)
    Roll.strike(person.institution_id, person.pk)
    bury(person.institution, Tombstone.Kind.ERASED, known_by, [person.pk])
    transaction.on_commit(partial(ledger.append, person.institution_id, known_by))
    wipe_tonight()
    if account is None:
        return False
    unsign(person, account)
    return close(account)


def _known_by(person: Person) -> set[bytes]:
    """Ids and addresses in the register, the addresses they sign in with, and their own key here."""
    here = person.institution
    own = (
        EmailAddress.objects.filter(user=person.account_id).values_list("email", flat=True) if person.account_id else ()
    )
    return marks_of(here, person.pk) | marks(here, "", "", "", map(str.casefold, own)) | {key_mark(here, person.key)}


def _delete_rows(person: Person, account: Account | None) -> None:
    typed_by(person).delete()
    recalling(person).delete()
    unsay(person)
    ids = {PERSON: person.pk}
    for model in ours():
        here = ids | {Account._meta.label: account.pk} if account and has_institution(model) else ids
        rows = every(model).filter(within(model, person) & pointing(model, here) | written(model, person))
        every(model).filter(pk__in=rows.values("pk")).delete()


def unsay(person: Person) -> None:
    """What they wrote where others answered: the place stays, the words go."""
    for model, personal in models():
        if personal.words and not personal.erase:
            rows = every(model).filter(written(model, person)).values_list("pk", flat=True)
            ids = list(rows)
            every(model).filter(pk__in=ids).update(**dict.fromkeys(personal.words, ""))
            _tell_index(model, ids)


def _tell_index(model: type[Model], ids: list[int]) -> None:
    """`update` passes the index by, and nobody is to be found by words that are gone."""
    if issubclass(model, Indexed):
        for row in every(model).filter(pk__in=ids):
            row.tell_index(narrowing=True)


def ours() -> list[type[Model]]:
    """Models of ours whose rows go, but for the two at the end of the keys."""
    apart = {Person._meta.label, Account._meta.label, *LIBRARIES}
    if bug("erase-forgets-one"):
        apart.add("claims.Case")
    return [model for model, personal in models() if personal.erase and model._meta.label not in apart]


def unsign(person: Person, account: Account) -> None:
    """Whatever they did for others here no longer says who did it."""
    Invitation.objects.trusted(WHY).filter(institution=person.institution_id, by=account).update(signature="")
    for model, _personal in models():
        for key in (one for one in authors(model) if model._meta.get_field(one).related_model is Account):
            every(model).filter(within(model, person), **{key: account}).update(**{key: None})


def close(account: Account) -> bool:
    """A login that leads nowhere goes, with its addresses, passkeys and sessions."""
    if institutions_of(account).exists():
        return False
    for model in ours():
        every(model).filter(pointing(model, {Account._meta.label: account.pk})).delete()
    account.sign_out_everywhere()
    account.delete()
    return True
