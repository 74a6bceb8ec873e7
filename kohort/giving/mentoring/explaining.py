"""Why two were matched, and why somebody was not, in words for whoever runs the round. Who keeps clear of whom, and
for whom somebody works, is never among them."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from babel.lists import format_list
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kohort.institutions.models import Programme
from kohort.people.naming import industry, language_name

from .sides import Side, Sides


class Why(NamedTuple):
    """What it takes to say why: names by ids of persons, wishes as in `Sides`, names of programmes by their ids."""

    names: Mapping[int, str]
    wishes: Mapping[tuple[int, int], int]
    programmes: Mapping[int, str]

    def reasons(self, mentor: Side, mentee: Side) -> list[str]:
        """ "first wish of both", "both speak Finnish"."""
        common = [
            (_("both speak %(names)s"), map(language_name, mentor.languages & mentee.languages)),
            (_("same programme: %(names)s"), (self.programmes[pk] for pk in mentor.programmes & mentee.programmes)),
            (_("same industry: %(names)s"), map(industry, mentor.industries & mentee.industries)),
        ]
        said = [words % {"names": _listed(found)} for words, names in common if (found := sorted(names))]
        if mentor.words & mentee.words:
            said.append(_("both write of the same things"))
        return self._wishes(mentor, mentee) + said or [_("a free place")]

    def _wishes(self, mentor: Side, mentee: Side) -> list[str]:
        both = (mentee, mentor), (mentor, mentee)
        ranks = [(who, self.wishes.get((who.part.pk, whom.part.pk))) for who, whom in both]
        if all(rank == 1 for _who, rank in ranks):
            return [_("first wish of both")]
        return [_wish(rank) % {"name": self.names.get(who.part.person_id, "–")} for who, rank in ranks if rank]


def programmes_of(pairs: Iterable[tuple[Side, Side]]) -> dict[int, str]:
    """The names of programmes that two have in common, in one query."""
    shared = {pk for mentor, mentee in pairs for pk in mentor.programmes & mentee.programmes}
    return {one.pk: one.name for one in Programme.objects.filter(pk__in=shared)}


def _wish(rank: int) -> str:
    said = {
        1: _("first wish of %(name)s"),
        2: _("second wish of %(name)s"),
        3: _("third wish of %(name)s"),
    }
    return said.get(rank, _("a wish of %(name)s"))


def _listed(words: list[str]) -> str:
    return format_list(words, locale=get_language() or "en")


def why_without(is_mentee: bool, all_of: Sides, free: int, waiting: int) -> str:
    """For a mentee or a mentor who is in no pair: `free` places and `waiting` mentees are left."""
    if is_mentee and not all_of.mentors:
        return _("Nobody has signed up as a mentor yet.")
    if is_mentee and not free:
        return _("All places of the mentors are taken.")
    if not is_mentee and not waiting:
        return _("Every mentee has a mentor.")
    return _("The rules of this round, or you, kept those who are left from each other.")
