"""How the pairs of a round are going: when each last met, what the two say, and what to do next."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Max
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kohort.access.viewer import Viewer
from kohort.groups.names import Name, names

from .heard import is_silent, last_heard
from .models import Part, Round
from .pairs import Check, Meeting, Pair

FEWEST = 5  # answers, before they are counted together


class Said(NamedTuple):
    """What one of the two answered last."""

    name: Name | None
    check: Check


class Going(NamedTuple):
    """A pair that has begun. `next` is a sentence, "" where there is nothing to do."""

    pair: Pair
    mentor: Name | None
    mentee: Name | None
    met: date | None
    times: int
    said: list[Said]
    is_silent: bool
    next: str


def pairs_of(one: Round, viewer: Viewer, slug: str) -> list[Going]:
    """Those who may need somebody first, those that have ended last; what ended with somebody who is not to be seen
    any more is not there. The same few queries for any number."""
    rows = Pair.objects.visible_to(viewer).filter(round=one, begun__isnull=False, barred=False)
    pairs = list(rows.order_by("pk"))
    parts = Part.objects.visible_to(viewer).in_bulk(
        {part for pair in pairs for part in (pair.mentor_id, pair.mentee_id)}
    )
    known = names({part.person_id for part in parts.values()}, viewer, slug)
    who = {pk: known.get(part.person_id) for pk, part in parts.items()}
    heard, met, said = last_heard(one, pairs), _met(pairs, viewer), _said(pairs, viewer)
    told = [
        _going(pair, who, heard[pair.pk], met.get(pair.pk, (None, 0)), said[pair.pk])
        for pair in pairs
        if pair.ended is None or (who.get(pair.mentor_id) and who.get(pair.mentee_id))
    ]
    return sorted(told, key=lambda going: (going.pair.ended is not None, not going.next))


def _met(pairs: Iterable[Pair], viewer: Viewer) -> dict[int, tuple[date, int]]:
    rows = Meeting.objects.visible_to(viewer).filter(pair__in=pairs, on__lte=timezone.localdate())
    return {pk: (last, times) for pk, last, times in rows.values_list("pair_id").annotate(Max("on"), Count("pk"))}


def _said(pairs: Iterable[Pair], viewer: Viewer) -> dict[int, list[Check]]:
    """All that was asked, the latest answer of each first."""
    found: defaultdict[int, list[Check]] = defaultdict(list)
    for check in Check.objects.visible_to(viewer).filter(pair__in=pairs).order_by("-answered", "-pk"):
        found[check.pair_id].append(check)
    return found


def _going(pair: Pair, who: dict, heard: date, met: tuple, checks: list[Check]) -> Going:
    answers: dict[int, Check] = {}
    for check in checks:
        if check.answered and check.mood:
            answers.setdefault(check.part_id, check)
    said = [Said(who.get(part), check) for part, check in answers.items()]
    silent = is_silent(pair, heard, timezone.localdate())
    last, times = met
    then = "" if pair.ended else _next(heard, silent, checks, _goes_badly(answers.values(), last))
    return Going(pair, who.get(pair.mentor_id), who.get(pair.mentee_id), last, times, said, silent, then)


def _goes_badly(answers: Iterable[Check], met: date | None) -> bool:
    """Until they meet after one of them said so."""
    said = [timezone.localdate(check.answered) for check in answers if check.mood == Check.Mood.BADLY]
    return any(met is None or met <= day for day in said)


def _next(heard: date, silent: bool, checks: list[Check], badly: bool) -> str:
    if badly:
        return _("It does not go well. Write to both, or take them apart and find somebody else.")
    if not silent:
        return ""
    days = (timezone.localdate() - heard).days
    told = ngettext("Nothing heard for %(n)d day.", "Nothing heard for %(n)d days.", days) % {"n": days}
    return f"{told} {_what_then(checks)}"


def _what_then(checks: list[Check]) -> str:
    asked = [check for check in checks if not check.answered]
    if not asked:
        return _("Write to them and ask how it goes.")
    day = date_format(timezone.localdate(asked[0].asked))
    return _("They were asked on %(day)s and have not answered: write to them.") % {"day": day}


def feedback(one: Round, viewer: Viewer) -> list[tuple[str, list[tuple[str, int]]]]:
    """[(stage, [(mood, how many)])] of the stages that at least five have answered."""
    rows = Check.objects.visible_to(viewer).filter(pair__round=one, answered__isnull=False, mood__isnull=False)
    counted: defaultdict[str, Counter] = defaultdict(Counter)
    for stage, mood in rows.values_list("stage", "mood"):
        counted[stage][mood] += 1
    stages = [stage for stage in (Check.Stage.MIDWAY, Check.Stage.END) if counted[stage].total() >= FEWEST]
    return [(str(stage.label), [(str(mood.label), counted[stage][mood]) for mood in Check.Mood]) for stage in stages]
