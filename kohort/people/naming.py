"""Names of facets' values in the language of the page: values and an institution's id in, {value: name} out."""

from collections.abc import Callable, Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kohort.institutions.models import Programme

from .vocabulary.countries import country_name
from .vocabulary.industries import industry_name
from .vocabulary.languages import language_name as name_of_language
from .vocabulary.levels import level_name


def as_written(values: Iterable[str], institution_id: int) -> dict[str, str]:
    return {value: value for value in values}


def spans(values: Iterable[str], institution_id: int) -> dict[str, str]:
    return {value: value.replace("-", "–") for value in values}


def spans_or_any(values: Iterable[str], institution_id: int) -> dict[str, str]:
    return {**spans(values, institution_id), **({"any": _("any year")} if "any" in values else {})}


def fixed(names: Mapping[str, str | Promise]) -> Callable[[Iterable[str], int], Mapping[str, str]]:
    """The same few values everywhere."""
    return lambda values, institution_id: {value: str(names[value]) for value in values if value in names}


def programmes(values: Iterable[str], institution_id: int) -> dict[str, str]:
    rows = Programme.objects.filter(institution_id=institution_id, code__in=list(values))
    return {row.code: row.name for row in rows}


def countries(values: Iterable[str], institution_id: int) -> dict[str, str]:
    return _known(country_name, values)


def industries(values: Iterable[str], institution_id: int) -> dict[str, str]:
    return _known(industry_name, values)


def levels(values: Iterable[str], institution_id: int) -> dict[str, str]:
    return _known(lambda value, language: level_name(int(value), language), values)


def languages(values: Iterable[str], institution_id: int) -> dict[str, str]:
    return _known(lambda value, language: name_of_language(value.lower(), language), values)


def country(code: str) -> str:
    """One country's name; the code itself when it is none."""
    return _known(country_name, [code]).get(code, code)


def industry(code: str) -> str:
    """One industry's name; the code itself when it is none."""
    return _known(industry_name, [code]).get(code, code)


def language_name(code: str) -> str:
    """One language's name; the code itself when it is none."""
    return _known(name_of_language, [code]).get(code, code)


def _known(name_of, values) -> dict[str, str]:
    """The names there are: what was typed into an address need not exist."""
    language, found = get_language() or "en", {}
    for value in values:
        try:
            found[value] = name_of(value, language)
        except (KeyError, ValueError):
            continue
    return found
