"""What one's own log says of each verb of the spine. Apps that are not among these add theirs by LOG_SENTENCES."""

from typing import NamedTuple

from django.conf import settings
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _


class Sentence(NamedTuple):
    """`told` begins with %(who)s where somebody else did it; `own` says it of oneself."""

    told: str | Promise
    own: str | Promise = ""


OFFICE = _("the alumni office")
UNKNOWN = Sentence(_("%(who)s changed something about you."), _("You changed something about yourself."))
SENTENCES: dict[str, Sentence | None] = {
    "person.added": Sentence(_("%(who)s added you to the register.")),
    "person.corrected": Sentence(_("%(who)s corrected a fact about you.")),
    "person.looked_up": Sentence(_("%(who)s looked up your page.")),
    "people.exported": Sentence(_("%(who)s took out a list that you were on.")),
    "person.hidden": Sentence(_("You were hidden from everybody but the alumni office."), _("You hid yourself.")),
    "person.shown": Sentence(_("You were shown again."), _("You showed yourself again.")),
    "person.opened": Sentence(_("Your page was opened to everybody."), _("You opened your page to everybody.")),
    "person.closed": Sentence(_("Your page was closed to visitors."), _("You closed your page to visitors.")),
    "person.filled": Sentence(_("Facts were added from a file."), _("You added facts from a file.")),
    "profile.added": Sentence(_("A fact was added to your page."), _("You added a fact.")),
    "profile.changed": Sentence(_("A fact on your page was changed."), _("You changed a fact.")),
    "profile.shared": Sentence(_("Who sees a fact was changed."), _("You changed who sees a fact.")),
    "profile.confirmed": Sentence(_("A fact was said to be right still."), _("You said that a fact is still right.")),
    "profile.removed": Sentence(_("A fact was removed from your page."), _("You removed a fact.")),
    "merged": Sentence(_("%(who)s joined two records of you into one.")),
    "merge undone": Sentence(_("%(who)s parted two records that had been joined.")),
    "invited": Sentence(_("%(who)s invited you by mail.")),
    "letter made": Sentence(_("%(who)s made a letter with a code for you.")),
    "case granted": Sentence(_("%(who)s gave you your place.")),
    "claimed": Sentence(_("Your place was claimed."), _("You claimed your place.")),
    "claim stopped": Sentence(_("Somebody at another address of yours stopped a claim of your place.")),
    "claim doubted": Sentence(_("Somebody at another address of yours said that a claim of your place was not you.")),
    "way back granted": Sentence(_("%(who)s opened a way back to your place.")),
    "way back used": Sentence(_("A way back to your place was used."), _("You came back to your place.")),
    "objected to invitations": Sentence(_("Somebody with your letter asked for no more invitations.")),
    "objection taken back": Sentence(_("Somebody with your letter took that back: you may be invited again.")),
    "first visit finished": Sentence(_("The first visit was finished."), _("You finished your first visit.")),
    "remark made": Sentence(_("The office was told that something is wrong."), _("You told the office what is wrong.")),
    "remark settled": Sentence(_("%(who)s dealt with what you had found wrong.")),
    "copy taken": Sentence(_("A copy of your data was taken."), _("You took a copy of your data.")),
    "offer.heard": Sentence(_("%(who)s wrote down what you would help with.")),
    "offer.confirmed": Sentence(
        _("What you would help with was confirmed."), _("You confirmed what you would help with.")
    ),
    "offer.stale": Sentence(_("%(who)s asked whether something you offer still stands.")),
    "offer.suggested": Sentence(
        _("%(who)s told you of an offer that you may have a use for."), _("You told yourself of an offer.")
    ),
    "membership.begun": Sentence(_("%(who)s let you into a group."), _("You came into a group.")),
    "membership.ended": Sentence(_("%(who)s took you out of a group."), _("You left a group.")),
    "request.made": Sentence(
        _("Somebody asked for you to be let into a group."), _("You asked to be let into a group.")
    ),
    "request.answered": Sentence(_("%(who)s answered that you had asked to come into a group.")),
    "office.given": Sentence(_("%(who)s gave you an office in a group.")),
    "office.ended": Sentence(
        _("An office of yours in a group ended."), _("You stepped down from an office in a group.")
    ),
    "roster.exported": Sentence(
        _("The roster of a group you are in was taken out by somebody who may."),
        _("You took out the roster of a group."),
    ),
    "mentioned": Sentence(_("%(who)s mentioned you in a group."), _("You mentioned yourself in a group.")),
    "could.answer": Sentence(_("%(who)s thought that you could answer a question in a group.")),
    "question.put": Sentence(_("A question of somebody here was put to you.")),
    "question.ended": Sentence(_("A question that was put to you needs no answer any more.")),
    "question.thanked": Sentence(_("Somebody whose question you answered said thank you.")),
    "inquiry.given": Sentence(
        _("%(who)s gave you an inquiry of an alumna or alumnus to answer."), _("You took an inquiry to answer.")
    ),
    "inquiry.closed": Sentence(
        _("%(who)s ended what you had asked the university for."), _("You ended what you had asked the university for.")
    ),
    "inquiry.answered": Sentence(
        _("%(who)s answered what you had asked the university for."), _("You answered an inquiry of your own.")
    ),
    "asker.shown": Sentence(_("%(who)s saw that words without a name were yours, because they had been reported.")),
    "invite.sent": Sentence(_("%(who)s asked you into a group.")),
    "seat.taken": Sentence(_("You were signed up for an event."), _("You signed up for an event.")),
    "seat.waiting": Sentence(
        _("You were put on the waiting list of an event."), _("You went on the waiting list of an event.")
    ),
    "seat.offered": Sentence(_("A place that had become free at an event was offered to you.")),
    "seat.expired": Sentence(_("A place offered to you at an event went on to the next.")),
    "seat.changed": Sentence(_("Your sign-up for an event was changed."), _("You changed your sign-up for an event.")),
    "seat.given_up": Sentence(
        _("Your place at an event was given to others."), _("You gave up your place at an event.")
    ),
    "seat.came": Sentence(_("You were seen to come to an event."), _("You came to an event.")),
    "event.invited": Sentence(_("%(who)s asked you to an event.")),
    "guests.printed": Sentence(
        _("A list of those who come to an event, with your name, was taken out by somebody who plans it."),
        _("You took out the list of those who come to an event."),
    ),
    "organiser.added": Sentence(_("%(who)s made you one of those who plan an event.")),
    "organiser.removed": Sentence(_("%(who)s took you off the team of an event."), _("You left the team of an event.")),
    "speaker.asked": Sentence(
        _("%(who)s put you on the programme of an event."), _("You put yourself on a programme.")
    ),
    "task.taken": Sentence(_("You were given a task at an event."), _("You took a task at an event.")),
    "guest.confirmed": Sentence(
        _("You became a member of a group you were a guest of."),
        _("You became a member of a group you were a guest of."),
    ),
    "part.taken": Sentence(_("You were signed up for mentoring."), _("You signed up for mentoring.")),
    "part.left": Sentence(_("You were taken out of a round of mentoring."), _("You left a round of mentoring.")),
    "part.alone": Sentence(_("You were told that somebody you met in mentoring is no longer there.")),
    "part.without": Sentence(_("You were told that nobody was found for you in mentoring.")),
    "pair.begun": Sentence(
        _("You were brought together with somebody in mentoring."), _("You took a place with a mentor.")
    ),
    "pair.talk": Sentence(_("%(who)s took a place with you in mentoring.")),
    "pair.timed": Sentence(_("%(who)s set the time of your talk in mentoring.")),
    "pair.ended": Sentence(
        _("%(who)s ended what you had begun in mentoring."), _("You ended what you had begun in mentoring.")
    ),
    "meeting.noted": Sentence(_("%(who)s noted when you met in mentoring.")),
    "check.asked": Sentence(_("You were asked how your mentoring goes.")),
    "ask.sent": Sentence(_("You were asked for a lecture, a visit or the like.")),
    "ask.reminded": Sentence(_("You were reminded of what you had been asked for.")),
    "ask.agreed": Sentence(
        _("Somebody with your mail said yes to what you had been asked for."),
        _("You said yes to what you had been asked for."),
    ),
    "ask.declined": Sentence(
        _("Somebody with your mail said no to what you had been asked for."),
        _("You said no to what you had been asked for."),
    ),
    "ask.filled": Sentence(_("Somebody else said yes to what you had been asked for.")),
    "ask.lapsed": Sentence(_("Your time to answer what you had been asked for ran out.")),
    "ask.missed": Sentence(_("Who had said yes to what you asked for could not after all.")),
    "ask.expired": Sentence(_("Nobody could do what you had asked for.")),
    "ask.withdrawn": Sentence(_("What you had been asked for was taken back.")),
    "ask.arranged": Sentence(_("The time or the place of what you had said yes to was changed.")),
    "ask.due": Sentence(_("You were asked how something had gone that you had asked for.")),
    "ask.concluded": Sentence(_("What you gave was written down.")),
    "visit.logged": Sentence(_("%(who)s wrote down something you gave."), _("You wrote down something you gave.")),
    "visit.taken_back": Sentence(
        _("%(who)s took back that you had given something."),
        _("You said that something you were thanked for was not so."),
    ),
    "visit.refused": Sentence(_("%(who)s said that something you had written down was not so.")),
    # of nobody in particular, or of the office itself
    "check.answered": None,
    "comment.written": None,
    "comment.removed": None,
    "post.removed": None,
    "post.restored": None,
    "reported": None,
    "appealed": None,
    "answer.accepted": None,
    "question.answered": None,
    "question.expired": None,
    "inquiry.made": None,
    "post.written": None,
    "group.started": None,
    "group.approved": None,
    "group.changed": None,
    "group.closed": None,
    "group policy set": None,
    "letter.written": None,
    "letter.asked": None,
    "letter.answered": None,
    "imported": None,
    "import undone": None,
    "institution.changed": None,
    "programme.added": None,
    "programme.changed": None,
    "unit.added": None,
    "unit.changed": None,
    "invitation begun": None,
    "invitation stopped": None,
    "invitation resumed": None,
    "invitation given up": None,
    "invitation sent": None,
    "letters made": None,
    "shared domains set": None,
    "letter codes guessed": None,
    "case refused": None,
    "left": None,
    "partner.asked": None,
    "partner.agreed": None,
    "partner.ended": None,
    "campaign.started": None,
    "campaign.asked": None,
    "campaign.agreed": None,
    "campaign.left": None,
    "campaign.ended": None,
    "event.proposed": None,
    "event.published": None,
    "event.returned": None,
    "event.changed": None,
    "event.cancelled": None,
    "event.concluded": None,
    "event.host_asked": None,
    "event.host_agreed": None,
    "event.host_ended": None,
    "round.published": None,
    "round.matched": None,
    "opportunity.proposed": None,
    "opportunity.posted": None,
    "opportunity.refused": Sentence(_("%(who)s took down something you had posted among the jobs and courses.")),
    "opportunity.restored": Sentence(_("%(who)s let something you had posted stand again.")),
    "opportunity.ending": None,
    "opportunity.closed": None,
    "opportunity.renewed": None,
    "interest.shown": Sentence(_("%(who)s was interested in something you had posted.")),
    "story.told": Sentence(_("A story of yours was told."), _("You told a story.")),
    "story.thanked": Sentence(_("%(who)s thanked you for a story.")),
    "story.removed": Sentence(_("%(who)s took back a story you had told.")),
    "story.restored": Sentence(_("%(who)s let a story of yours stand again.")),
    "concern.made": None,
    "concern.decided": Sentence(_("%(who)s looked at something you had reported.")),
    "word.offered": Sentence(_("A word was offered."), _("You offered to put in a word.")),
    "outsider.approved": None,
    "figures.exported": None,
    "giving policy set": None,
    "outsider.refused": None,
    "shot.added": None,
    "shot.doubted": None,
    "guest.came": None,
    "guest.vouched": None,
    "office role given": None,
    "office role ended": None,
    "second factor taken away": None,
}


def sentences() -> dict[str, Sentence | None]:
    """All of them; a verb that is missing reads as `UNKNOWN`."""
    return {verb: one for path in settings.LOG_SENTENCES for verb, one in import_string(path).items()}
