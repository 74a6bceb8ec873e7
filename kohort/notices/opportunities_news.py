"""The mail of what is new among the jobs and theses one follows: what still stands when it is written, each once."""

from typing import NamedTuple

from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext_lazy as _

from kohort.accounts.letter import letter
from kohort.kit.bugs import bug
from kohort.opportunities.choosing import Choice
from kohort.opportunities.models import Opportunity, Watch
from kohort.opportunities.watching import news
from kohort.opportunities.wording import apply_by, starts_on, where

from .headers import mark, stop_address
from .models import Mailing
from .opportunities_stopping import ALL, scope_of
from .readers import Reader, address

WHY = "one hears of what one follows"
SHOWN = 10  # of each watch; the list has them all


class Line(NamedTuple):
    """An opportunity in two lines."""

    title: str
    about: str
    link: str


class Part(NamedTuple):
    """A watch in the mail: its choice in words, its news, how many more stand in the list, and how it is ended."""

    what: str
    lines: list[Line]
    more: int
    link: str
    stop: str


def of(mailing: Mailing, reader: Reader, _which: str) -> EmailMultiAlternatives | None:
    """None where nothing of it stands any more, or nobody follows it."""
    rows = Watch.objects.visible_to(reader.viewer).filter(told=mailing.at, before__isnull=False)
    told: set[int] = set()
    parts = [part for watch in rows.order_by("since", "pk") if (part := _part(watch, mailing, reader, told))]
    if not parts:
        return None
    house, stop_all = reader.person.institution, stop_address(reader.person, ALL)
    message = letter(
        "notices/mail/news",
        to=reader.person.account.email,  # type: ignore[union-attr]  # Reader.of has looked
        subject=_("New among what you follow"),
        language=reader.language,
        institution=house,
        parts=parts,
        settings=address(house, "opportunities:watches"),
        stop=stop_all,
    )
    return mark(message, mailing, stop=parts[0].stop if len(parts) == 1 else stop_all)


def _part(watch: Watch, mailing: Mailing, reader: Reader, told: set[int]) -> Part | None:
    """What is not `told` yet, further up in the same mail; afterwards it is."""
    found = [one for one in _news(watch, mailing) if one.pk not in told]
    told |= {one.pk for one in found}
    if not found:
        return None
    house, choice = reader.person.institution, Choice.parse(watch.query)
    link = address(house, "opportunities:opportunities") + f"?{watch.query}"
    lines = [_line(one, reader) for one in found[:SHOWN]]
    stop = stop_address(reader.person, scope_of(watch))
    return Part(choice.sentence(), lines, len(found) - len(lines), link, stop)


def _news(watch: Watch, mailing: Mailing):
    """Of the time that the round has written down, as its reader may see it now."""
    if bug("watch-expired"):
        return Opportunity.objects.trusted(WHY).filter(posted__gt=watch.before, posted__lte=mailing.at)
    asked = Watch(person_id=watch.person_id, query=watch.query)
    asked.told = watch.before  # type: ignore[assignment]  # `of` has looked
    return news(asked, mailing.at)


def _line(one: Opportunity, reader: Reader) -> Line:
    about = " · ".join(filter(None, (one.employer, where(one), starts_on(one), apply_by(one))))
    return Line(one.title, about, address(reader.person.institution, "opportunities:opportunity", one.key))
