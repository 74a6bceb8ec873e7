"""Beginnings for a blank mind, by the kind of the group."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kohort.groups.models import Group

from .models import Post

Kind = Post.Kind


class Starter(NamedTuple):
    """What the link says, the words the post begins with, and its kind."""

    label: str | Promise
    words: str | Promise
    kind: Kind


STARTERS = {
    "borrow": Starter(_("Ask for something to borrow"), _("Does anybody have … that I could borrow?"), Kind.WANTED),
    "lend": Starter(_("Lend something out"), _("I have … that somebody may borrow."), Kind.LEND),
    "see": Starter(_("Tip us about something to see or read"), _("Worth your time: "), Kind.TIP),
    "made": Starter(_("Show something you made"), _("I have just made "), Kind.WORK),
    "dare": Starter(_("Ask what nobody dares to ask"), _("What I have always wondered: "), Kind.QUESTION),
    "job": Starter(_("Pass on a job"), _("We are looking for somebody who "), Kind.JOB),
    "now": Starter(_("Tell what you do now"), _("These days I "), Kind.DISCUSSION),
    "remember": Starter(_("Remind us of something"), _("Do you remember when "), Kind.DISCUSSION),
    "here": Starter(_("Ask those who live near you"), _("Does anybody here know "), Kind.QUESTION),
}
OF = {
    Group.Kind.CLASS: ("remember", "now", "dare", "borrow"),
    Group.Kind.REGION: ("here", "see", "borrow", "job"),
    Group.Kind.NETWORK: ("job", "dare", "now", "see"),
    Group.Kind.PROGRAMME: ("dare", "made", "borrow", "job"),
    Group.Kind.INTEREST: ("see", "made", "borrow", "dare"),
}


def starters(group: Group) -> list[tuple[str, Starter]]:
    """Four of them, with their names in `?starter=`."""
    return [(name, STARTERS[name]) for name in OF[Group.Kind(group.kind)]]
