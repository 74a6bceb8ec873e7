"""What can be chosen in the form: kinds, languages, programmes and units by name, and who sees it."""

from collections.abc import Iterable

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kohort.access.audience import Audience
from kohort.institutions.models import Named
from kohort.kit.sorting import sort_key
from kohort.people.vocabulary.languages import language_codes, language_name

from .opportunity import Opportunity

SEEN = {
    Audience.MEMBERS: _("Members: alumni, students and staff"),
    Audience.PUBLIC: _("Everybody, search engines too"),
}


def kinds() -> list[tuple[str, str]]:
    """Without courses: they have a form of their own."""
    course = Opportunity.Kind.COURSE
    return [(kind, capfirst(str(label))) for kind, label in Opportunity.Kind.choices if kind != course]


def languages() -> list[tuple[str, str]]:
    code = get_language() or "en"
    return _sorted([(one, language_name(one, code)) for one in language_codes()])


def named(rows: Iterable[Named]) -> list[tuple]:
    return _sorted([(row.pk, row.name) for row in rows])


def _sorted(pairs: list[tuple]) -> list[tuple]:
    code = get_language() or "en"
    return [("", "–"), *sorted(pairs, key=lambda pair: sort_key(pair[1], code))]
