"""What one may offer. From the seven verbs by which Arene (the Finnish universities of applied sciences) asks alumni to
give something back, and what student societies lend each other. Names are infinitives: "People who would …"."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(TextChoices):
    GUEST_LECTURE = "guest_lecture", pgettext_lazy("people who would …", "give a guest lecture")
    CAREER_TALK = "career_talk", pgettext_lazy("people who would …", "give a career talk")
    EXPERT = "expert", pgettext_lazy("people who would …", "answer a question")
    MENTOR = "mentor", pgettext_lazy("people who would …", "be a mentor")
    CAREER_STORY = "career_story", pgettext_lazy("people who would …", "tell a career story")
    TIP_JOB = "tip_job", pgettext_lazy("people who would …", "pass on a job tip")
    HIRE = "hire", pgettext_lazy("people who would …", "hire from here")
    INTERNSHIP = "internship", pgettext_lazy("people who would …", "take a trainee")
    THESIS_TOPIC = "thesis_topic", pgettext_lazy("people who would …", "suggest a thesis topic")
    PROJECT = "project", pgettext_lazy("people who would …", "bring a project")
    COMPANY_VISIT = "company_visit", pgettext_lazy("people who would …", "host a visit at work")
    INVITE_STUDENTS = "invite_students", pgettext_lazy("people who would …", "invite students along")
    ATTEND = "attend", pgettext_lazy("people who would …", "come to events")
    HELP_ORGANISE = "help_organise", pgettext_lazy("people who would …", "help to arrange something")
    AMBASSADOR = "ambassador", pgettext_lazy("people who would …", "be an ambassador")
    EXAMINER = "examiner", pgettext_lazy("people who would …", "be an external examiner")
    ADVISORY = "advisory", pgettext_lazy("people who would …", "sit on an advisory board")
    RESEARCH = "research", pgettext_lazy("people who would …", "do research together")
    FEEDBACK = "feedback", pgettext_lazy("people who would …", "say what the degree should teach")
    LEND_EQUIPMENT = "lend_equipment", pgettext_lazy("people who would …", "lend equipment")
    SHARE_SPACE = "share_space", pgettext_lazy("people who would …", "share a room")
    OTHER = "other", pgettext_lazy("people who would …", "help with something else")


# Asked of who has said nothing so far, by one tap: the least first.
COMMON = (
    Kind.EXPERT,
    Kind.GUEST_LECTURE,
    Kind.MENTOR,
    Kind.CAREER_STORY,
    Kind.TIP_JOB,
    Kind.THESIS_TOPIC,
    Kind.COMPANY_VISIT,
)

# What it takes, said to the one who may offer it. In groups, the least demanding of each first.
GROUPS: list[tuple[Promise, dict[Kind, Promise]]] = [
    (
        _("Share what you know"),
        {
            Kind.EXPERT: _("One question about what you know, answered in a few lines."),
            Kind.CAREER_STORY: _("A short interview, for those who wonder where this degree leads."),
            Kind.GUEST_LECTURE: _("Tell a class about your work, 45 minutes."),
            Kind.CAREER_TALK: _("Tell students over a cup of coffee how you got where you are."),
            Kind.MENTOR: _("Three or four talks with one student, when it suits you both."),
            Kind.FEEDBACK: _("Ten minutes now and then: what you needed at work, and did not learn here."),
            Kind.RESEARCH: _("Data, a laboratory or a question that your employer and ours could look into."),
        },
    ),
    (
        _("Open a door"),
        {
            Kind.TIP_JOB: _("A line when you hear of a job for somebody from here."),
            Kind.THESIS_TOPIC: _("Something from your work that you wish somebody would look into."),
            Kind.PROJECT: _("A real task for a group of students, one term long."),
            Kind.COMPANY_VISIT: _("A class comes by for an hour and sees what you do."),
            Kind.INTERNSHIP: _("A student works with you for some weeks or months."),
            Kind.HIRE: _("You have a job to fill, and would like to meet those who finish now."),
        },
    ),
    (
        _("Be there"),
        {
            Kind.ATTEND: _("We tell you when something happens near you."),
            Kind.HELP_ORGANISE: _("A class reunion, an alumni evening, a walk on a Sunday."),
            Kind.AMBASSADOR: _("Meet those who think of studying here, or are new in your town."),
            Kind.EXAMINER: _("Read theses or exams in your field, a few days a year."),
            Kind.ADVISORY: _("Two meetings a year about what should be taught."),
        },
    ),
    (
        _("Lend a thing or a chair"),
        {
            Kind.INVITE_STUDENTS: _("An empty chair at a seminar, a fair or a rehearsal."),
            Kind.LEND_EQUIPMENT: _("A camera, a loom, an instrument that stands idle."),
            Kind.SHARE_SPACE: _("A studio, a workshop or a meeting room, now and then."),
            Kind.OTHER: _("In your own words, below."),
        },
    ),
]
