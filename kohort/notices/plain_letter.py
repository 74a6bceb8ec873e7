"""The mail about one thing: what it is, what is said of it, one button, and why it came. Its words come ready made."""

from typing import NamedTuple

from django.core.mail import EmailMultiAlternatives

from kohort.accounts.letter import letter

from .headers import mark, stop_address
from .models import Mailing
from .readers import Reader


class Words(NamedTuple):
    """`sentence` comes first, then `quote`, which somebody wrote; `facts` are (what, said), `buttons` (label, address).

    Without `because` there is nothing to say about why it came: it answers what the reader did.
    """

    subject: str
    heading: str
    sentence: str
    buttons: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...] = ()
    quote: str = ""
    more: tuple[str, ...] = ()
    because: str = ""


def plain_letter(mailing: Mailing, reader: Reader, words: Words, *, stop: str = "", about: str = ""):
    """`stop` is a scope of `stopping`, or "" for what one has asked for or agreed to; `about` what belongs together."""
    house = reader.person.institution
    stopped = stop_address(reader.person, stop) if stop else ""
    message: EmailMultiAlternatives = letter(
        "notices/mail/plain",
        to=reader.person.account.email,  # type: ignore[union-attr]  # Reader.of has looked
        language=reader.language,
        institution=house,
        stop=stopped,
        **words._asdict(),
    )
    return mark(message, mailing, stop=stopped, about=about)
