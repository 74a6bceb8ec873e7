"""The sentence of each clue, in the language of the page."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from kohort.institutions.names import in_language
from kohort.people.naming import industry as name_of_industry

from .told import Clue


def say(clue: Clue) -> str:
    sentence, *words = clue.said
    return SENTENCES[sentence](*words)


def _works(title: str, employer: str) -> str:
    if title and employer:
        return _("works as {title} at {employer}").format(title=title, employer=employer)
    return _("works as {title}").format(title=title) if title else _("works at {employer}").format(employer=employer)


def _has_worked(title: str, employer: str) -> str:
    if title and employer:
        return _("has worked as {title} at {employer}").format(title=title, employer=employer)
    worked = _("has worked as {title}") if title else _("has worked at {employer}")
    return worked.format(title=title, employer=employer)


SENTENCES: dict[str, Callable[..., str]] = {
    "topic": lambda text: _("knows about {topic}").format(topic=text),
    "offer": lambda note: _("offers: “{note}”").format(note=note),
    "given": lambda title, year: _("gave “{title}” in {year}").format(title=title, year=year),
    "works": _works,
    "worked": _has_worked,
    "industry": lambda industry: _("industry: {industry}").format(industry=name_of_industry(industry)),
    "specialised": lambda what: _("studied {what}").format(what=what),
    "studied": lambda names: _("studied {what}").format(what=in_language(names)),
}
