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
