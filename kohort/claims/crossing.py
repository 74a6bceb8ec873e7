"""Who gets in here when the student account is gone: one with a passkey, or with a verified address of their own."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Lower, StrIndex, Substr

from kohort.accounts.providers import providers_at
from kohort.institutions.models import Institution
from kohort.kit.bugs import bug
from kohort.people.models import Contact

WHY = "which addresses are a student's decides who can still sign in later"
AT = Value("@")


def crossed(institution: Institution, person: str = "") -> Q:
    """A condition on Person, or on rows whose path to it is `person` ("person__")."""
    account, key = OuterRef(f"{person}account_id"), OuterRef("person_id" if person else "pk")
    passkeys = Authenticator.objects.filter(user=account, type=Authenticator.Type.WEBAUTHN)
    return Q(Exists(_private(institution, key).filter(user=account))) | Q(Exists(passkeys))


def private_addresses(institution: Institution, account_id: int, person_id: int) -> list[str]:
    """Verified addresses that stay when the institution's are gone."""
    mine = _private(institution, person_id).filter(user=account_id)
    return list(mine.order_by("pk").values_list("email", flat=True))


def _private(institution, person_id):
    """Not of the institution's own domain, nor of the one that its register knows as the person's student address."""
    verified = EmailAddress.objects.filter(verified=True)
    if bug("student-address-private"):
        return verified
    student = Contact.objects.trusted(WHY).filter(kind=Contact.Kind.STUDENT_EMAIL, person_id=_outwards(person_id))
    same = student.annotate(domain=_domain("folded")).filter(domain=OuterRef("domain"))
    return verified.annotate(domain=_domain("email")).exclude(_of_house(institution)).filter(~Exists(same))


def _outwards(value):
    """`same` stands one query further in than the addresses."""
    return OuterRef(value) if isinstance(value, OuterRef) else value


def _domain(column):
    return Lower(Substr(F(column), StrIndex(F(column), AT) + 1))


def _of_house(institution) -> Q:
    """The domains its providers sign people in under, and what lies below them ("stud.uio.no")."""
    homes = {provider.homes[institution.slug].casefold() for provider in providers_at(institution)}
    house = Q(pk__in=[])
    for home in filter(None, homes):
        house |= Q(domain=home) | Q(domain__endswith=f".{home}")
    return house
