"""Somebody as a provider names them. The key is issuer and subject; everything else is what the provider says."""

from dataclasses import dataclass
from typing import Any

from kohort.accounts.providers import Provider
from kohort.institutions.models import Institution
from kohort.kit.bugs import bug

STAFF = frozenset({"staff", "faculty", "employee"})
VOUCHED = STAFF | {"student"}  # eduPersonAffiliation; "alum" is a hint, "member" and "affiliate" say too little


@dataclass(frozen=True)
class Identity:
    """`claims` were signed or fetched with the token of this very sign-in, and are kept nowhere."""

    provider: Provider
    issuer: str
    subject: str
    claims: dict[str, Any]

    def is_at(self, institution: Institution) -> bool:
        """Whether the provider says they belong there. One that serves several has to say which: exactly, and not
        by an ending ("evil-uio.no")."""
        home = self.provider.homes.get(institution.slug)
        if home is None:
            return False
        if not self.provider.home_claim or bug("home-unchecked"):
            return True
        return home.casefold() in {_scope(text) for text in self._texts(self.provider.home_claim)}

    def affiliations(self, institution: Institution) -> set[str]:
        """What somebody is there (eduPersonAffiliation). Scoped values ("student@uio.no") count in their scope."""
        home = self.provider.homes.get(institution.slug, "").casefold()
        told = (text.casefold() for text in self._texts(self.provider.affiliation_claim))
        return {text.partition("@")[0] for text in told if "@" not in text or (home and _scope(text) == home)}

    @property
    def register_ids(self) -> list[str]:
        """Who this is in the register `provider.person_source`."""
        return self._texts(self.provider.person_claim)

    @property
    def names(self) -> tuple[str, str]:
        """(given names, surname), as far as they are told; of one full name the last word is the surname."""
        given, surname = self._first("given_name", "givenName"), self._first("family_name", "sn")
        if given and surname:
            return given, surname
        before, _, last = self._first("name", "displayName", "cn").rpartition(" ")
        return (before, last) if before else (last, "")

    @property
    def email(self) -> str:
        """As told; it proves nothing."""
        return self._first("email", "mail").lower()

    @property
    def trusted_email(self) -> str:
        """An address that opens the account: only where the operator trusts the provider's word for it."""
        verified = self.provider.trusts_email and self.claims.get("email_verified") is True
        return self.email if verified else ""

    def _first(self, *claims) -> str:
        return next((" ".join(text.split()) for name in claims for text in self._texts(name)), "")

    def _texts(self, claim) -> list[str]:
        value = self.claims.get(claim) or []
        return [text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str) and text]


def _scope(text: str) -> str:
    """ "uio.no" of "uio.no" and of "kari@uio.no"."""
    return text.rpartition("@")[2].casefold()
