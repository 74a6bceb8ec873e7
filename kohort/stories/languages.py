"""In which language a story is told: those of these pages first, by their own names; then the others by the page's."""

from django.conf import settings
from django.utils.translation import get_language

from kohort.kit.sorting import sort_key
from kohort.people.naming import language_name
from kohort.people.vocabulary.languages import language_codes

OURS = dict(settings.LANGUAGES)
NORWEGIAN = "no"  # told in one of its two written languages, which are among ours


def languages() -> list[tuple[str, str]]:
    """(code, name) for a form."""
    others = [(code, language_name(code)) for code in language_codes() if code not in {*OURS, NORWEGIAN}]
    return [*OURS.items(), *sorted(others, key=lambda pair: sort_key(pair[1], get_language() or "en"))]


def name_of(code: str) -> str:
    """ "Suomi", or "Italian" in the language of the page."""
    return OURS.get(code) or language_name(code)
