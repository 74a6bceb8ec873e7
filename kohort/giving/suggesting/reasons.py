"""Why somebody is suggested, in words: three reasons at most, the best first, each from what the viewer sees.

Of how often somebody was asked a year is told and no more: not by whom, nor for what.
"""

from collections.abc import Iterator
from itertools import islice

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kohort.giving.catalogue import Kind
from kohort.giving.limits.asking import Load
from kohort.people.naming import language_name

from .need import REMOTE, Need
from .ranking import Ranked, same_language
from .wording import say

MOST, ABOUT_TOPIC = 3, 2
A_YEAR = 365  # days


def reasons(one: Ranked, need: Need) -> list[str]:
    """In the language of the page."""
    return list(islice(dict.fromkeys(filter(None, _all(one, need))), MOST))


def _all(one: Ranked, need: Need) -> Iterator[str]:
    yield from islice(dict.fromkeys(map(say, one.clues)), ABOUT_TOPIC)
    if need.kind not in one.known.kinds:
        best = max(one.known.kinds, key=lambda kind: need.kinds[kind])
        yield _would(best)
    if one.way and need.way != REMOTE:
        yield one.way.said()
    if need.language and any(same_language(need.language, spoken.code) for spoken in one.known.told.spoken):
        yield _("speaks {language}").format(language=language_name(need.language))
    yield _asked(one.known.load)
    yield _would(need.kind) if need.kind in one.known.kinds else ""


def _would(kind: str) -> str:
    return pgettext("of one person", "would {offers}").format(offers=Kind(kind).label)


def _asked(load: Load) -> str:
    """Nothing where it was lately."""
    if load.last is None:
        return _("has never been asked")
    if (timezone.now() - load.last).days < A_YEAR:
        return ""
    return _("was last asked in {year}").format(year=timezone.localtime(load.last).year)
