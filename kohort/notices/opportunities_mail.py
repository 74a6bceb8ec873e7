"""The mails to whoever posted a job, a thesis or a course; see `opportunities.outside.mail` for employers from outside.

Written when they go out; where nothing is true of it any more, there is no mail.
"""

from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext as _

from kohort.groups.names import names
from kohort.kit.markdown import plain
from kohort.opportunities.links import RENEW
from kohort.opportunities.models import Interest, Opportunity

from . import opportunities_news
from .models import Mailing
from .plain_letter import Words, plain_letter
from .readers import Reader, address
from .stopping import ANSWERS

LENGTH = 1500  # characters of a note, which is all of it
State = Opportunity.State


def _refused(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """Taken down by the office, and still so."""
    one = _own(reader, which)
    if one is None or one.state != State.REFUSED:
        return None
    words = Words(
        subject=_("About what you posted"),
        heading=_("Taken down: %(title)s") % {"title": one.title},
        sentence=_("The alumni office has taken down “%(title)s”.") % {"title": one.title},
        more=(_("If you do not know why, ask them: they answer."),),
        buttons=((_("See what you posted"), _page(one, reader, "opportunity")),),
        because=_because(),
    )
    return plain_letter(mailing, reader, words, about=f"opportunity {one.key}")


def _ending(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """One tap renews it, without signing in; not where that has been done."""
    one = _own(reader, which)
    if one is None or not one.stands or one.warned is None:
        return None
    told = _("“%(title)s” closes in a week. Is it still open? One tap keeps it for 60 days more.")
    words = Words(
        subject=_("Is it still open?"),
        heading=_("Is it still open?"),
        sentence=told % {"title": one.title},
        more=(_("If not, do nothing: it closes by itself."),),
        buttons=((_("Keep it"), RENEW.address(reader.slug, one.key)),),
        because=_because(),
    )
    return plain_letter(mailing, reader, words, about=f"opportunity {one.key}")


def _interest(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """Who, and their note; not of somebody who took it back, hid, or is kept apart since."""
    rows = Interest.objects.visible_to(reader.viewer).filter(pk=int(which), withdrawn=None)
    interest = rows.filter(opportunity__by_id=reader.person.pk).select_related("opportunity").first()
    who = interest and names([interest.person_id], reader.viewer, reader.slug).get(interest.person_id)
    if interest is None or who is None or not reader.wish.answers:
        return None
    one = interest.opportunity
    words = Words(
        subject=_("Somebody is interested: %(title)s") % {"title": one.title},
        heading=_("%(who)s is interested") % {"who": who.name},
        sentence=_about(one) % {"title": one.title},
        quote=plain(interest.words, LENGTH),
        buttons=((_("See who is interested"), _page(one, reader, "interested")),),
        because=_because(),
    )
    return plain_letter(mailing, reader, words, stop=ANSWERS, about=f"opportunity {one.key}")


def _about(one: Opportunity) -> str:
    if one.is_course:
        return _("It is about the course “%(title)s”. Write to each of them.")
    return _("It is about “%(title)s”. Write to each of them, also to those it will not be.")


def _own(reader: Reader, which: str) -> Opportunity | None:
    rows = Opportunity.objects.visible_to(reader.viewer).filter(pk=int(which), by_id=reader.person.pk)
    return rows.first()


def _page(one: Opportunity, reader: Reader, name: str) -> str:
    return address(reader.person.institution, f"opportunities:{name}", one.key)


def _because() -> str:
    return _("You get this mail because you posted it.")


WRITTEN = {  # (mailing, reader, which row) -> the mail, or None
    "opportunity.refused": _refused,
    "opportunity.ending": _ending,
    "interest.shown": _interest,
    "watch": opportunities_news.of,
}
