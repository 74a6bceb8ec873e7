"""Letters to employers from outside, who have no place here and hear by mail alone. One function a letter."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kohort.accounts.codes import code_of
from kohort.accounts.letter import letter
from kohort.opportunities.interests import Interest
from kohort.opportunities.links import OUTSIDER, RENEW
from kohort.opportunities.opportunity import Opportunity
from kohort.opportunities.outsiders import Outsider

WHY = "a letter says what became of what they suggested"


def code(outsider: Outsider, seed: str, language: str) -> EmailMultiAlternatives:
    """The same for an address we know and for one we do not."""
    return letter(
        "opportunities/outside/mail/code",
        to=outsider.email,
        subject=gettext_lazy("Your code for posting a job"),
        language=language,
        institution=outsider.institution,
        code=code_of(seed),
        minutes=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60,
    )


def approved(outsider: Outsider) -> EmailMultiAlternatives:
    with translation.override(outsider.language):
        posted = Opportunity.objects.trusted(WHY).filter(Opportunity.standing(), outsider=outsider).exists()
        told = [_("Your suggestion has been approved and is posted.") if posted else _("You have been approved.")]
        told.append(_("What you post from now on stands at once."))
    return _told(outsider, gettext_lazy("You can post jobs now"), told, _own(outsider))


def refused(outsider: Outsider) -> EmailMultiAlternatives:
    """With the line the office wrote."""
    with translation.override(outsider.language):
        told = [_("The alumni office has decided not to post what you suggested."), outsider.why]
    return _told(outsider, gettext_lazy("About what you suggested"), told, _own(outsider))


def ending(one: Opportunity, outsider: Outsider) -> EmailMultiAlternatives:
    """The one button behind the link renews it."""
    with translation.override(outsider.language):
        told = [_("“%(title)s” closes in a week. Is it still open? One tap keeps it for 60 days more.") % _title(one)]
    link = RENEW.address(one.institution.slug, one.key)
    return _told(outsider, gettext_lazy("Is it still open?"), told, link)


def taken_down(one: Opportunity, outsider: Outsider) -> EmailMultiAlternatives:
    with translation.override(outsider.language):
        told = [_("The alumni office has taken down “%(title)s”.") % _title(one)]
    return _told(outsider, gettext_lazy("About what you posted"), told, _own(outsider))


def interested(interest: Interest, outsider: Outsider) -> EmailMultiAlternatives:
    """An answer to this letter goes to whoever is interested."""
    one = interest.opportunity
    with translation.override(outsider.language):
        who = {"name": interest.person.name, "email": interest.email, **_title(one)}
        told = [_("%(name)s is interested in “%(title)s”. Answer to %(email)s.") % who, interest.words]
    message = _told(outsider, gettext_lazy("Somebody is interested"), told, _own(outsider))
    message.reply_to = [interest.email]
    return message


def _told(outsider: Outsider, subject, told: list[str], link: str) -> EmailMultiAlternatives:
    return letter(
        "opportunities/outside/mail/told",
        to=outsider.email,
        subject=subject,
        language=outsider.language,
        institution=outsider.institution,
        name=outsider.name,
        told=[line for line in told if line],
        link=link,
    )


def _own(outsider: Outsider) -> str:
    return OUTSIDER.address(outsider.institution.slug, outsider.key)


def _title(one: Opportunity) -> dict[str, str]:
    return {"title": one.title}
