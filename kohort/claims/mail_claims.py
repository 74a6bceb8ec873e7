"""The letters around a claim, a function each. None names anybody: another may read an address on record today."""

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kohort.accounts.codes import code_of
from kohort.accounts.letter import letter
from kohort.institutions.models import Institution

from .models import Case, Claim

LIFE = 600  # seconds of a code (OWASP ASVS 5.0, 6.5.5)


def code(case: Case) -> EmailMultiAlternatives:
    """To the address that is to be proved: a code, and no link."""
    return letter(
        "claims/mail/code",
        to=case.destination,
        subject=_("Your code"),
        language=case.language,
        institution=case.institution,
        code=code_of(case.seed),
        minutes=LIFE // 60,
    )


def told(claim: Claim, to: str, language: str) -> EmailMultiAlternatives:
    """To every other address on record: somebody came; was it you?"""
    words = [_("Somebody has taken a place among our alumni that this address belongs to.")]
    if claim.settles_at:
        words += [
            _("Was it you? Then there is nothing to do."),
            format_lazy(_("It was not you? Stop it, at the latest on {day}:"), day=_day(claim.settles_at)),
        ]
    else:
        words += [_("Was it you? Then there is nothing to do. It was not you? Tell the alumni office:")]
    return _stop(claim, to, language, _("Somebody took a place. Was it you?"), words)


def told_back(claim: Claim, to: str, language: str) -> EmailMultiAlternatives:
    """To every known address of somebody for whom the office opens a way back in."""
    words = [
        _("Somebody cannot get in any more, and asked the alumni office to let them in by a new address."),
        format_lazy(
            _("The office has checked who it is. From {day} on the new address works."), day=_day(claim.settles_at)
        ),
        _("Was it you? Then there is nothing to do. It was not you? Stop it before that day:"),
    ]
    return _stop(claim, to, language, _("Somebody asks to be let in again. Is it you?"), words)


def _stop(claim, to, language, subject, words):
    link = _link("claims:stop", claim.institution, claim.key)
    return _note(to, subject, words, language, claim.institution, link=link)


def receipt(case: Case) -> EmailMultiAlternatives:
    """To whoever asked, whether or not anybody like that is in the register."""
    words = [
        _("We have your question, and somebody at the alumni office will look at it."),
        _("They answer to this address. That can take a few working days."),
        _("Did you not ask? Then somebody mistyped their address, and there is nothing to do."),
    ]
    return _note(case.typed["email"], _("We have your question"), words, case.language, case.institution)


def pointer(case: Case) -> EmailMultiAlternatives:
    """A place waits: a link to a page with one button. The link alone opens nothing."""
    words = [_("There is a place for you among our alumni. Take it here:")]
    link = _link("claims:place", case.institution, case.pointer)
    return _note(case.destination, _("Your place is waiting"), words, case.language, case.institution, link=link)


def back(case: Case, opens: datetime) -> EmailMultiAlternatives:
    """To the new address: the office said yes, and why it takes seven days."""
    words = [
        _("The alumni office lets you in again by this address."),
        format_lazy(
            _("For your safety we wait until {day}. Then we write to you again, with the way in."), day=_day(opens)
        ),
    ]
    return _note(case.destination, _("You can soon get in again"), words, case.language, case.institution)


def refused(case: Case) -> EmailMultiAlternatives:
    """The office said no. What it wrote down for itself stays there."""
    words = [
        _("We have looked for your place among our alumni, and could not make sure which one it is."),
        _("Write to the alumni office and tell them what helps: an earlier name, or what your diploma says."),
    ]
    return _note(case.typed["email"], _("We could not find your place"), words, case.language, case.institution)


def _note(to, subject, words, language, institution: Institution, link: str = "") -> EmailMultiAlternatives:
    return letter(
        "claims/mail/note", to=to, subject=subject, language=language, institution=institution, words=words, link=link
    )


def _link(page: str, institution: Institution, key: str) -> str:
    return settings.KOHORT_URL + reverse(page, args=[institution.slug, key])


def _day(moment: datetime | None):
    return lazy(date_format, str)(timezone.localtime(moment), "DATE_FORMAT")
