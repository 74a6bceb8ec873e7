"""What each verb is called where one is told of it: on the page, in a mail, and in the subject of one.

A subject can be read on a locked screen by whoever sits beside: it says that something was said, never what, by whom.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from .models import Notice

SENTENCES = {  # "%(who)s" is who did it last
    "comment.written": ngettext_lazy("%(who)s answered in %(group)s", "%(count)d new answers in %(group)s", "count"),
    "mentioned": ngettext_lazy("%(who)s named you in %(group)s", "You were named in %(group)s", "count"),
    "could.answer": gettext_lazy("%(who)s thinks that you could answer a question in %(group)s"),
    "letter.written": ngettext_lazy("%(who)s wrote to you", "%(count)d new letters from %(who)s", "count"),
    "letter.asked": gettext_lazy("%(who)s would like to write to you"),
    "letter.answered": gettext_lazy("%(who)s said yes: you can write to each other now"),
    "request.made": ngettext_lazy("%(who)s asks to join %(group)s", "%(count)d people ask to join %(group)s", "count"),
    "request.admitted": gettext_lazy("You are in: welcome to %(group)s"),
    "request.declined": gettext_lazy("You were not let in to %(group)s this time"),
    "office.given": gettext_lazy("You were given an office in %(group)s"),
    "reported": ngettext_lazy(
        "Something in %(group)s was reported. Please have a look.",
        "%(count)d things in %(group)s were reported. Please have a look.",
        "count",
    ),
    "appealed": gettext_lazy("The writer of something removed in %(group)s asks for another look"),
    "post.removed": gettext_lazy("A post of yours was removed in %(group)s. Read why."),
    "comment.removed": gettext_lazy("An answer of yours was removed in %(group)s. Read why."),
    "invite.sent": gettext_lazy("%(who)s invites you to %(group)s"),
    "event.host_asked": ngettext_lazy(
        "%(group)s is asked to host an event. Please have a look.",
        "%(group)s is asked to host %(count)d events. Please have a look.",
        "count",
    ),
    "group.approved": gettext_lazy("%(group)s is open now"),
    "group.declined": gettext_lazy("The alumni office has not approved %(group)s. Read why."),
}
SENTENCES |= {  # "%(group)s" is the name of an event
    "event.invited": gettext_lazy("Would you like to come? %(group)s"),
    "event.changed": gettext_lazy("Time, place or something else has changed: %(group)s"),
    "event.cancelled": gettext_lazy("Cancelled: %(group)s"),
    "event.proposed": gettext_lazy("%(group)s is proposed for your group. Please have a look."),
    "event.returned": gettext_lazy("The hosts have answered about %(group)s. Read what they say."),
    "event.published": gettext_lazy("%(group)s is published"),
    "seat.taken": gettext_lazy("You have a place: %(group)s"),
    "seat.waiting": gettext_lazy("You are on the waiting list: %(group)s"),
    "seat.offered": gettext_lazy("A place is free for you: %(group)s. Answer soon."),
    "seat.expired": gettext_lazy("The time to answer was over, and your place went to the next: %(group)s"),
    "seat.changed": gettext_lazy("Your place has changed: %(group)s"),
    "seat.given_up": gettext_lazy("You are not on the guest list any more: %(group)s"),
    "organiser.added": gettext_lazy("You are one of those who plan it now: %(group)s"),
    "speaker.asked": gettext_lazy("You are asked to take part in the programme: %(group)s"),
    "task.taken": gettext_lazy("You have a task: %(group)s"),
}
SENTENCES |= {  # "%(group)s" is what an ask, a question or an inquiry is about
    "ask.sent": gettext_lazy("%(who)s asks for your help: %(group)s"),
    "ask.reminded": gettext_lazy("%(who)s still waits for your answer: %(group)s"),
    "ask.filled": gettext_lazy("Somebody else was quicker. Thank you for being there: %(group)s"),
    "ask.withdrawn": gettext_lazy("No longer needed: %(group)s"),
    "ask.arranged": gettext_lazy("Time, place or link has changed: %(group)s"),
    "ask.agreed": gettext_lazy("%(who)s says yes: %(group)s"),
    "ask.declined": gettext_lazy("%(who)s cannot: %(group)s"),
    "ask.missed": gettext_lazy("Who said yes cannot after all: %(group)s"),
    "ask.expired": gettext_lazy("Nobody could this time. Ask others or choose another time: %(group)s"),
    "ask.due": gettext_lazy("Was it held? %(group)s"),
    "ask.concluded": gettext_lazy("Thank you for what you gave: %(group)s"),
    "question.put": gettext_lazy("Could you answer a question? %(group)s"),
    "question.answered": gettext_lazy("%(who)s answered your question: %(group)s"),
    "question.expired": gettext_lazy("Nobody could answer in time: %(group)s"),
    "question.thanked": gettext_lazy("Whoever asked thanks you for your answer: %(group)s"),
    "inquiry.made": gettext_lazy("%(who)s asks the university: %(group)s"),
    "inquiry.given": gettext_lazy("%(group)s: the alumni office thinks that you could answer"),
    "inquiry.closed": gettext_lazy("About what you asked the university: %(group)s"),
    "inquiry.answered": gettext_lazy("%(who)s answered what you asked the university: %(group)s"),
}
SENTENCES |= {  # "%(group)s" is the name of a round, or of a job
    "pair.begun": gettext_lazy("%(who)s and you were brought together: %(group)s"),
    "pair.talk": gettext_lazy("%(who)s has taken a place with you: %(group)s"),
    "pair.timed": gettext_lazy("%(who)s set the time of your talk: %(group)s"),
    "pair.ended": gettext_lazy("Your mentoring has ended: %(group)s"),
    "meeting.noted": gettext_lazy("%(who)s noted when you meet: %(group)s"),
    "part.taken": ngettext_lazy(
        "Somebody signed up or left: %(group)s", "%(count)d changes among those who take part: %(group)s", "count"
    ),
    "part.alone": gettext_lazy("Somebody you met in mentoring is no longer there: %(group)s"),
    "part.lost": gettext_lazy("Somebody who took part is no longer there. Who needs a new partner? %(group)s"),
    "part.without": gettext_lazy("Nobody was found for you this time: %(group)s"),
    "round.opened": gettext_lazy("A new round of mentoring that you can take part in: %(group)s"),
    "round.published": gettext_lazy("Would you be a mentor? %(group)s"),
    "opportunity.proposed": gettext_lazy("An employer from outside would like to post something. Please have a look."),
    "opportunity.refused": gettext_lazy("The alumni office has taken this down: %(group)s"),
    "opportunity.restored": gettext_lazy("It stands again: %(group)s"),
    "opportunity.ending": gettext_lazy("It closes in a week. Is it still open? %(group)s"),
    "opportunity.closed": gettext_lazy("Closed, and you had been interested: %(group)s"),
    "interest.shown": ngettext_lazy(
        "%(who)s is interested: %(group)s", "%(count)d people are interested: %(group)s", "count"
    ),
    "word.offered": gettext_lazy("%(who)s knows them and can put in a word: %(group)s"),
}
SENTENCES |= {  # "%(group)s" is the title of a story
    "story.thanked": ngettext_lazy(
        "%(who)s thanks you for your story: %(group)s", "%(count)d people thank you for your story: %(group)s", "count"
    ),
    "story.removed": gettext_lazy("The alumni office has taken back your story. Read why: %(group)s"),
    "story.restored": gettext_lazy("Your story stands again: %(group)s"),
    "concern.made": gettext_lazy("Something was reported. Please have a look."),
    "concern.decided": gettext_lazy("The alumni office has looked at what you reported."),
}
SUBJECTS = {
    "comment.written": gettext_lazy("New answer in %(group)s"),
    "mentioned": gettext_lazy("You were named in %(group)s"),
    "could.answer": gettext_lazy("A question for you in %(group)s"),
    "letter.written": gettext_lazy("Somebody wrote to you"),
    "letter.asked": gettext_lazy("Somebody would like to write to you"),
    "letter.answered": gettext_lazy("Somebody said yes to your letter"),
    "request.made": gettext_lazy("Somebody asks to join %(group)s"),
    "request.declined": gettext_lazy("An answer from %(group)s"),
    "office.given": gettext_lazy("An office in %(group)s"),
    "reported": gettext_lazy("Please have a look: %(group)s"),
    "appealed": gettext_lazy("Please look again: %(group)s"),
    "post.removed": gettext_lazy("About a post of yours in %(group)s"),
    "comment.removed": gettext_lazy("About an answer of yours in %(group)s"),
    "invite.sent": gettext_lazy("An invitation to %(group)s"),
    "group.declined": gettext_lazy("An answer from the alumni office about %(group)s"),
    "story.removed": gettext_lazy("About a story of yours"),
    "story.restored": gettext_lazy("About a story of yours"),
}
FALLBACK = gettext_lazy("News from %(group)s")


def sentence(notice: Notice, who: str, group: str) -> str:
    """`who` is the name of whoever did it, or "" where the reader is not told."""
    words = {"who": who or nameless(notice.by_id), "group": group, "count": notice.count}
    return SENTENCES.get(notice.verb, FALLBACK) % words


def subject(notice: Notice, group: str) -> str:
    return SUBJECTS.get(notice.verb, SENTENCES.get(notice.verb, FALLBACK)) % {"group": group, "count": notice.count}


def nameless(by: int | None) -> str:
    """Without a name; or with one that this reader is not shown."""
    return _("A member") if by else _("Somebody")


def because(notice: Notice) -> str:
    """Why this mail came."""
    return _("You get this mail %(because)s.") % {"because": notice.get_why_display()}
