"""The mails to who gave something: the thanks and what came of it; and what somebody logged of them."""

from datetime import date

from django.core.mail import EmailMultiAlternatives
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from kohort.activity.models import Happening
from kohort.giving.asks.nouns import noun
from kohort.giving.models import Given
from kohort.groups.names import names
from kohort.people.models import Person

from .models import Mailing
from .plain_letter import Words, plain_letter
from .readers import Reader, address
from .stopping import ASKS

WHY = "who gave is thanked"


def concluded(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """Once, when somebody says something of it."""
    given = _own(reader, which)
    if given is None or not (given.thanks or given.words):
        return None
    thanks = _("Thank you for what you gave")
    said = _("%(who)s thanks you:") if given.thanks else _("%(who)s says what came of it:")
    return _letter(mailing, reader, given, thanks, said % {"who": _who(given, reader)})


def logged(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """With what to do where it is wrong."""
    given = _own(reader, which)
    if given is None:
        return None
    sentence = _("%(who)s wrote down what you gave, so that it is not forgotten.") % {"who": _who(given, reader)}
    wrong = _("Is it wrong, or was it somebody else? Say so on your page, and it is taken away.")
    return _letter(mailing, reader, given, _("Thank you for coming"), sentence, wrong)


def refused(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """To who logged it."""
    happening = Happening.objects.trusted(WHY).filter(pk=int(which), about=reader.person).first()
    if happening is None:
        return None
    said = happening.particulars
    words = Words(
        subject=_("About a visit you logged"),
        heading=_("About a visit you logged"),
        sentence=_(
            "%(who)s says that it was somebody else, or that it was not held. It is taken away, and not counted."
        )
        % {"who": _doer(happening, reader)},
        facts=(
            (_("What"), str(capfirst(noun(said["kind"])))),
            (_("When"), date_format(date.fromisoformat(said["on"]))),
        ),
        more=(_("Was it somebody else? Log it for them, so that they are thanked."),),
        buttons=((_("Log a visit"), address(reader.person.institution, "asks:visit")),),
        because=_("You get this mail because you wrote it down."),
    )
    return plain_letter(mailing, reader, words)


def _doer(happening: Happening, reader: Reader) -> str:
    rows = Person.objects.trusted(WHY).filter(institution=happening.institution_id, account=happening.by_id or 0)
    ids = rows.values_list("pk", flat=True)
    return next((one.name for one in names(ids, reader.viewer, reader.slug).values()), _("Whoever you thanked"))


def _own(reader: Reader, which: str) -> Given | None:
    """What they gave, where they want to hear of it from whoever received it."""
    given = Given.objects.visible_to(reader.viewer).filter(pk=int(which), person=reader.person).first()
    return None if given is None or not reader.wish.asks or given.by_id in reader.viewer.apart else given


def _who(given: Given, reader: Reader) -> str:
    """In the name of the house where they are not to be seen."""
    known = names([given.by_id] if given.by_id else [], reader.viewer, reader.slug)
    return known[given.by_id].name if given.by_id in known else reader.person.institution.name


def _letter(mailing, reader: Reader, given: Given, subject: str, sentence: str, *more: str) -> EmailMultiAlternatives:
    house = reader.person.institution
    facts = ((_("What"), " · ".join(filter(None, (str(capfirst(noun(given.kind))), given.title)))),)
    words = Words(
        subject=subject,
        heading=subject,
        sentence=sentence,
        quote=given.thanks,
        facts=(
            *facts,
            (_("When"), date_format(given.on)),
            *(((_("What came of it"), given.words),) * bool(given.words)),
        ),
        more=more,
        buttons=(
            (_("All that you have given"), address(house, "asks:given")),
            (_("A certificate, if you need one"), address(house, "asks:certificate", given.key)),
        ),
        because=_("You get this mail because it was written down that you gave something."),
    )
    return plain_letter(mailing, reader, words, stop=ASKS)
