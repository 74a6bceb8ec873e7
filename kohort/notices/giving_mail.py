"""Which mails about giving there are, by the kind of their occasion: what writes each, when it goes out."""

from . import (
    giving_agreed_mail,
    giving_asked_mail,
    giving_asker_mail,
    giving_given_mail,
    giving_heard,
    giving_inquiries,
    giving_offers,
    giving_questions_mail,
    giving_released_mail,
    giving_stale,
)

WRITTEN = {  # (mailing, reader, which row) -> the mail, or None where there is nothing to say any more
    "ask.sent": giving_asked_mail.sent,
    "ask.reminded": giving_asked_mail.reminded,
    "ask.filled": giving_released_mail.filled,
    "ask.withdrawn": giving_released_mail.withdrawn,
    "ask.agreed": giving_agreed_mail.agreed,
    "ask.arranged": giving_agreed_mail.arranged,
    "ask.declined": giving_asker_mail.declined,
    "ask.expired": giving_asker_mail.expired,
    "ask.due": giving_asker_mail.due,
    "ask.concluded": giving_given_mail.concluded,
    "visit.logged": giving_given_mail.logged,
    "offer.heard": giving_heard.is_right,
    "offer.stale": giving_stale.still_stands,
    "offers": giving_offers.would_you,
    "question.put": giving_questions_mail.put,
    "question.answered": giving_questions_mail.answered,
    "question.expired": giving_questions_mail.expired,
    "inquiry.given": giving_inquiries.given,
    "inquiry.answered": giving_inquiries.answered,
}
