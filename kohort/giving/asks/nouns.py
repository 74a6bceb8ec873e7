"""What was given, as a thing one can count and put on paper: the catalogue's infinitives as nouns."""

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from kohort.giving.catalogue import Kind

NOUNS: dict[str, Promise] = {
    Kind.GUEST_LECTURE: pgettext_lazy("what was given", "guest lecture"),
    Kind.CAREER_TALK: pgettext_lazy("what was given", "career talk"),
    Kind.EXPERT: pgettext_lazy("what was given", "expert answer"),
    Kind.MENTOR: pgettext_lazy("what was given", "mentoring"),
    Kind.CAREER_STORY: pgettext_lazy("what was given", "career story"),
    Kind.TIP_JOB: pgettext_lazy("what was given", "job tip"),
    Kind.HIRE: pgettext_lazy("what was given", "job"),
    Kind.INTERNSHIP: pgettext_lazy("what was given", "internship"),
    Kind.THESIS_TOPIC: pgettext_lazy("what was given", "thesis topic"),
    Kind.PROJECT: pgettext_lazy("what was given", "student project"),
    Kind.COMPANY_VISIT: pgettext_lazy("what was given", "visit at work"),
    Kind.INVITE_STUDENTS: pgettext_lazy("what was given", "invitation of students"),
    Kind.ATTEND: pgettext_lazy("what was given", "taking part in an event"),
    Kind.HELP_ORGANISE: pgettext_lazy("what was given", "help to arrange something"),
    Kind.AMBASSADOR: pgettext_lazy("what was given", "work as an ambassador"),
    Kind.EXAMINER: pgettext_lazy("what was given", "work as an external examiner"),
    Kind.ADVISORY: pgettext_lazy("what was given", "work on an advisory board"),
    Kind.RESEARCH: pgettext_lazy("what was given", "research together"),
    Kind.FEEDBACK: pgettext_lazy("what was given", "feedback on the degree"),
    Kind.LEND_EQUIPMENT: pgettext_lazy("what was given", "loan of equipment"),
    Kind.SHARE_SPACE: pgettext_lazy("what was given", "use of a room"),
    Kind.OTHER: pgettext_lazy("what was given", "other help"),
}


def noun(kind: str) -> str:
    """ "guest lecture", in the language of the page."""
    return str(NOUNS[kind])
