"""Links in mails that need no sign-in: the key of a row and its signature (HMAC-SHA-256, 256 bits); nothing is stored.

Whoever holds a mail holds its link, as they hold the mail. Opening one changes nothing: the page has a button.
"""

from dataclasses import dataclass

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from .bugs import bug


@dataclass(frozen=True)
class Link:
    """One kind of link: `name` is that of its address, which takes an institution's slug and a token.

    `salt`, which keeps kinds apart, is made of the name unless mails were sent with another.
    """

    name: str
    salt: str = ""

    def path(self, slug: str, key: str) -> str:
        return reverse(self.name, args=[slug, self.token(key)])

    def address(self, slug: str, key: str) -> str:
        """The same with the host, to be written in a mail."""
        return settings.KOHORT_URL + self.path(slug, key)

    def token(self, key: str) -> str:
        return self._signer.sign(key)

    def key(self, token: str) -> str:
        """The key of the row a token leads to; "" for a token that is not ours, which no row has."""
        if bug("link-guessed"):
            return token.rpartition(".")[0]
        try:
            return self._signer.unsign(token)
        except BadSignature:
            return ""

    @property
    def _signer(self) -> Signer:
        return Signer(salt=self.salt or f"kohort.{self.name}", sep=".")
