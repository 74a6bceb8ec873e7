"""The mails of mentoring. Written when they go out; where nothing is true of it any more, there is no mail."""

from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext as _

from kohort.giving.links import CHECK
from kohort.giving.mentoring import talks
from kohort.giving.mentoring.calendar import talk
from kohort.giving.mentoring.next_step import next_step
from kohort.giving.models import Check, Round
from kohort.kit.bugs import bug
from kohort.kit.markdown import plain

from . import mentoring_call_mail, mentoring_lost_mail, mentoring_without_mail, mentoring_words
from .giving_calendar import enclose
from .mentoring_two import Two
from .models import Mailing
from .plain_letter import Words, plain_letter
from .readers import Reader, address

WHY = "whoever is asked how it goes has a mail about it"
LENGTH = 600  # characters of what the other said


def _begun(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """Who it is, how to reach them and what to do first. Whoever has hidden or is kept apart since is not named."""
    two = Two.of(int(which), reader)
    if two is None or two.mate is None or two.mate.reach is None:
        return None
    reach = two.mate.reach
    facts = [(_("E-mail"), reach.email), *((_("Phone"), phone.value) for phone in reach.phones)]
    facts.append((_("In their words"), plain(two.mate.part.words, LENGTH)))
    return _letter(
        mailing,
        reader,
        two,
        subject=_("Here is who you meet: %(round)s") % {"round": two.title},
        heading=mentoring_words.begun(two),
        sentence=next_step(two.pair, two.mine),
        facts=tuple(fact for fact in facts if fact[1]),
        buttons=((_("To your page for this"), address(reader.person.institution, "mentoring:pair", two.pair.key)),),
    )


def _timed(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """When they talk, with the file for the calendar. The newest time is the one that holds."""
    two = Two.of(int(which), reader)
    if two is None or two.mate is None or two.pair.ended or not (mailing.is_newest and two.pair.talks_soon):
        return None
    message = _letter(
        mailing,
        reader,
        two,
        subject=_("When you talk: %(round)s") % {"round": two.title},
        heading=_("Your talk with %(who)s") % {"who": two.who},
        sentence=_("%(who)s has set the time you agreed on.") % {"who": two.who},
        facts=((_("When"), talks.said(two.pair)),),
        more=(_("Does it not suit you? Write to each other, and set another one on the page."),),
        buttons=((_("To your page for this"), address(reader.person.institution, "mentoring:pair", two.pair.key)),),
    )
    return enclose(message, talk(two.pair, reader.viewer, reader.slug), "talk.ics")


def _parted(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """It ended before its time, and a talk to come leaves the calendar. Nobody is told why."""
    two = Two.of(int(which), reader)
    if two is None or two.pair.ended is None:
        return None
    thanks = _("Thank you for the time you gave.") if two.leads else _("They can help you to find somebody else.")
    message = _letter(
        mailing,
        reader,
        two,
        subject=_("About your mentoring: %(round)s") % {"round": two.title},
        heading=mentoring_words.parted(two),
        sentence=_("That happens, and nobody has to say why."),
        more=(_("Whoever runs the programme knows of it.") + " " + thanks,),
        buttons=((_("See the round"), _page_of(two.pair.round, reader)),),
    )
    ended = talk(two.pair, reader.viewer, reader.slug) if two.pair.talks_soon else None
    return enclose(message, ended, "talk.ics")


def _check(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """One's own, unless it was answered meanwhile; half-way of what has ended, nobody is asked."""
    rows = Check.objects.trusted(WHY).filter(part__person_id=reader.person.pk, answered=None)
    one = rows.order_by("pk").first() if bug("check-crossed") else rows.filter(pk=int(which)).first()
    two = one and Two.of(one.pair_id, reader)
    if one is None or two is None or (two.pair.ended and one.stage != Check.Stage.END):
        return None
    moods = " · ".join(str(label) for label in Check.Mood.labels)
    return _letter(
        mailing,
        reader,
        two,
        subject=_("How is it going? %(round)s") % {"round": two.title},
        heading=mentoring_words.asked(two, one.stage),
        sentence=_("One tap is enough. Whoever runs the programme reads it, and nobody else."),
        more=(moods,),
        buttons=((_("Answer with one tap"), CHECK.address(reader.slug, one.key)),),
    )


def _letter(mailing: Mailing, reader: Reader, two: Two, **words) -> EmailMultiAlternatives:
    because = _("You get this mail because you take part in %(round)s.") % {"round": two.title}
    return plain_letter(mailing, reader, Words(because=because, **words), about=f"pair {two.pair.key}")


def _page_of(one: Round, reader: Reader) -> str:
    return address(reader.person.institution, "mentoring:round", one.key)


WRITTEN = {  # (mailing, reader, which row) -> the mail, or None
    "pair.begun": _begun,
    "pair.talk": _begun,
    "pair.timed": _timed,
    "pair.ended": _parted,
    "check.asked": _check,
    "part.alone": mentoring_lost_mail.of,
    "part.without": mentoring_without_mail.of,
    "round.published": mentoring_call_mail.of,
}
