"""What is asked of the house: the office reads of it, who is given it gets a mail, and who asked gets the answer."""

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from kohort.activity.models import Happening
from kohort.giving.models import Inquiry
from kohort.groups.names import names
from kohort.people.models import Person

from .coordinators import coordinators
from .models import Mailing, Notice
from .noting import mail, occasion, tell
from .plain_letter import Words, plain_letter
from .readers import Reader, address
from .stopping import ANSWERS

WHY = "whoever handles an inquiry hears of it"
LENGTH = 300  # characters of an answer


def made(happening: Happening) -> None:
    """The coordinators, on their page; the desk has it too."""
    if inquiry := _of(happening):
        _note(list(coordinators(happening.institution_id) - {inquiry.by_id}), happening, inquiry.by_id)


@transaction.atomic
def told(happening: Happening) -> None:
    """Who is to answer it, or who asked; nobody of what they did themselves."""
    people = Person.objects.trusted(WHY).filter(pk=happening.about_id).exclude(account=happening.by_id)
    inquiry, person = _of(happening), people.first()
    if inquiry and person:
        by = inquiry.by_id if happening.verb == "inquiry.given" else inquiry.taken_by_id
        _note([person.pk], happening, by)
        mail([(person.pk, occasion(happening, inquiry.pk))])


def given(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """While it is theirs to answer, and nobody has."""
    rows = Inquiry.objects.visible_to(reader.viewer).filter(taken_by=reader.person, state=Inquiry.State.TAKEN)
    inquiry = rows.filter(pk=int(which), answered=None).first()
    if inquiry is None or not (mailing.is_newest and reader.wish.answers):
        return None
    sentence = _("%(who)s asks the university, and the alumni office thinks that you could answer.")
    because = _("You get this mail because the alumni office gave this to you.")
    words = _words(inquiry, reader, inquiry.by_id, sentence, inquiry.words, _("Read and answer"), because)
    return plain_letter(mailing, reader, words, stop=ANSWERS, about=f"inquiry {inquiry.key}")


def answered(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """To who asked: as it reads now."""
    rows = Inquiry.objects.visible_to(reader.viewer).filter(by=reader.person, answered__isnull=False)
    inquiry = rows.filter(pk=int(which)).first()
    if inquiry is None or not mailing.is_newest:
        return None
    said, sentence = Truncator(inquiry.answer).chars(LENGTH), _("%(who)s has answered:")
    because = _("You get this mail because you asked.")
    words = _words(inquiry, reader, inquiry.taken_by_id, sentence, said, _("Read all of it"), because)
    return plain_letter(mailing, reader, words, about=f"inquiry {inquiry.key}")


def closed(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """To who asked and was never answered: what was answered has been told."""
    rows = Inquiry.objects.visible_to(reader.viewer).filter(by=reader.person, closed__isnull=False, answered=None)
    inquiry = rows.filter(pk=int(which)).first()
    if inquiry is None:
        return None
    done = inquiry.state == Inquiry.State.DONE
    sentence = _("Something came of it.") if done else _("Nothing came of it this time. Do ask again.")
    because = _("You get this mail because you asked.")
    words = _words(inquiry, reader, inquiry.taken_by_id, sentence, inquiry.outcome, _("Have a look"), because)
    return plain_letter(mailing, reader, words, about=f"inquiry {inquiry.key}")


def _words(inquiry, reader: Reader, by: int | None, sentence: str, said: str, action: str, because: str) -> Words:
    known = names([by] if by else [], reader.viewer, reader.slug).get(by or 0)
    page = address(reader.person.institution, "inquiries:inquiry", inquiry.key)
    return Words(
        subject=_("Asked of the university: %(what)s") % {"what": inquiry.title},
        heading=inquiry.title,
        sentence=sentence % {"who": known.name if known else _("Somebody")},
        facts=((_("What"), capfirst(inquiry.get_kind_display())),),
        quote=said,
        buttons=((action, page),),
        because=because,
    )


def _of(happening: Happening) -> Inquiry | None:
    return Inquiry.objects.trusted(WHY).filter(pk=happening.particulars["inquiry"]).first()


def _note(people: list[int], happening: Happening, by_id: int | None) -> None:
    place = {"inquiry_id": happening.particulars["inquiry"]}
    tell(people, happening, Notice.Why.GIVING, place=place, by_id=by_id)
