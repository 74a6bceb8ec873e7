"""Names that exist in several languages, kept as one small dictionary per row."""

from django.utils.translation import get_language

LONGEST = 200  # signs of a name

# Whose name is read where one's own language has none: the nearest first.
NEAREST = {
    "en": ("en", "nb", "sv", "nn", "fi"),
    "nb": ("nb", "nn", "sv", "en", "fi"),
    "nn": ("nn", "nb", "sv", "en", "fi"),
    "fi": ("fi", "en", "sv", "nb", "nn"),
    "sv": ("sv", "nb", "nn", "en", "fi"),
}


def in_language(names: dict[str, str], language: str | None = None) -> str:
    """The name in the language (by default the page's), or in the nearest one there is; "" when there is none."""
    order = NEAREST.get(language or get_language() or "en", NEAREST["en"])
    return next((names[code] for code in order if names.get(code)), "")


def language_of(names: dict[str, str], language: str | None = None) -> str:
    """Which language `in_language` answered in, for the `lang` attribute."""
    order = NEAREST.get(language or get_language() or "en", NEAREST["en"])
    return next((code for code in order if names.get(code)), "en")
