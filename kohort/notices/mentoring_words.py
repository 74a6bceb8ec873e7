"""What the mails about a pair say first, to the mentor and to the mentee."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kohort.giving.models import Check, Scheme

from .mentoring_two import Two

Form = Scheme.Form
BEGUN = {  # (form, whether the reader is the mentor)
    (Form.PAIRS, True): gettext_lazy("You mentor %(who)s"),
    (Form.PAIRS, False): gettext_lazy("%(who)s is your mentor"),
    (Form.GROUPS, True): gettext_lazy("%(who)s has taken a place in your group"),
    (Form.GROUPS, False): gettext_lazy("You have a place in the group of %(who)s"),
    (Form.FLASH, True): gettext_lazy("%(who)s would like to talk with you"),
    (Form.FLASH, False): gettext_lazy("You have a talk with %(who)s"),
}


def begun(two: Two) -> str:
    return BEGUN[Form(two.pair.round.scheme.form), two.leads] % {"who": two.who}


def parted(two: Two) -> str:
    if not two.who:
        return _("Your mentoring has ended")
    told = (
        _("%(who)s has left your group") if two.is_group and two.leads else _("Your mentoring with %(who)s has ended")
    )
    return told % {"who": two.who}


def asked(two: Two, stage: str) -> str:
    """It says about whom: one may have several mentees, and the page behind the link names nobody."""
    if two.is_group and two.leads:
        return _("How was it in your group?") if stage == Check.Stage.END else _("How is it going in your group?")
    told = _("How was it with %(who)s?") if stage == Check.Stage.END else _("How is it going between you and %(who)s?")
    return told % {"who": two.who or (_("the one you mentor") if two.leads else _("your mentor"))}
