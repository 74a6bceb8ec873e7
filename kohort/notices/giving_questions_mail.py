"""The mails of questions: one for you, an answer to yours, nobody could. They name who asks as the pages do."""

from django.core.mail import EmailMultiAlternatives
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from kohort.giving.links import ANSWER
from kohort.giving.models import Question, Reply, Routed
from kohort.giving.questions.askers import asker_of, who_asks
from kohort.groups.names import names
from kohort.kit.bugs import bug

from .models import Mailing
from .plain_letter import Words, plain_letter
from .readers import Reader, address
from .stopping import ASKS

WHY = "a question finds its way to others"
LENGTH = 300  # characters of an answer


def put(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """The question in full, to who has not answered and is to be met."""
    rows = Routed.objects.visible_to(reader.viewer).filter(pk=int(which), state=Routed.State.ASKED)
    routed = rows.select_related("question__programme").first()
    if routed is None or not _waits(routed.question, reader):
        return None
    question = routed.question
    day = date_format(localtime(routed.reply_by), "DATE_FORMAT")
    words = Words(
        subject=_("Could you answer a question?"),
        heading=question.title,
        sentence=_("%(who)s asks") % {"who": _who(question)},
        quote=question.words,
        more=(_("A few lines are enough. If you can, answer by %(day)s.") % {"day": day},),
        buttons=((_("Answer"), ANSWER.address(reader.slug, routed.key)),),
        because=_("You get this mail because you said that you would answer a question."),
    )
    return plain_letter(mailing, reader, words, stop=ASKS, about=f"question {question.key}")


def _who(question: Question) -> str:
    asker = asker_of(question.pk) if bug("asker-mailed") else None
    return asker.name if asker else who_asks(question)


def _waits(question: Question, reader: Reader) -> bool:
    asker = asker_of(question.pk)
    if asker is None or not question.is_open or question.is_gone:
        return False
    return reader.wish.asks and reader.person.hidden_since is None and asker.pk not in reader.viewer.apart


def answered(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """To whoever asked; the beginning of the answer."""
    rows = Reply.objects.visible_to(reader.viewer).filter(pk=int(which)).exclude(person=reader.person)
    reply = rows.select_related("question").first()
    if reply is None or not _is_theirs(reply.question_id, reader):
        return None
    known = names([reply.person_id], reader.viewer, reader.slug).get(reply.person_id)
    who = _("%(name)s has answered:") % {"name": known.name} if known else _("Somebody has answered:")
    words = Words(
        subject=_("An answer to your question"),
        heading=reply.question.title,
        sentence=who,
        quote=Truncator(reply.words).chars(LENGTH),
        buttons=((_("Read it, and say thank you"), _page(reply.question, reader)),),
        because=_("You get this mail because you asked."),
    )
    return plain_letter(mailing, reader, words, about=f"question {reply.question.key}")


def expired(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """To whoever asked, with what to do next."""
    question = Question.objects.visible_to(reader.viewer).filter(pk=int(which), state=Question.State.EXPIRED).first()
    if question is None or not _is_theirs(question.pk, reader):
        return None
    words = Words(
        subject=_("Nobody could answer in time"),
        heading=question.title,
        sentence=_("Nobody could answer in time. That is about their calendars, not about your question."),
        more=(_("Ask again in other words, or in one of your groups."),),
        buttons=((_("See your question"), _page(question, reader)),),
        because=_("You get this mail because you asked."),
    )
    return plain_letter(mailing, reader, words, about=f"question {question.key}")


def _is_theirs(question_id: int, reader: Reader) -> bool:
    asker = asker_of(question_id)
    return asker is not None and asker.pk == reader.person.pk


def _page(question: Question, reader: Reader) -> str:
    return address(reader.person.institution, "questions:question", question.key)
