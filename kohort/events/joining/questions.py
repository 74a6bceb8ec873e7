"""How a question of the hosts is asked."""

from collections.abc import Callable

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from kohort.events.seats.asking import Answer, Question

Kind = Question.Kind
LONGEST = Answer._meta.get_field("text").max_length
TOO_LONG = _("Say it in at most %(limit_value)d characters.")
NEEDED = {"required": _("The hosts need to know this."), "max_length": TOO_LONG}
YEAR = _("Write a year such as 2019.")


def field_for(question: Question, language: str, *, is_answered: bool) -> forms.Field:
    """A field of the question's own words, in the `language` of the event.

    An answer that `is_answered` already is kept until something else is written.
    """
    common = {
        "label": format_html('<span lang="{}">{}</span>', language, question.words),
        "required": question.required and not is_answered,
        "help_text": _("You have answered this. Write here only to change it.") if is_answered else "",
        "error_messages": NEEDED,
    }
    return _choice(question, common) if question.choices else ASKED.get(question.kind, _words)(common)


def _choice(question: Question, common: dict) -> forms.Field:
    choices = [(one, one) for one in question.choices]
    empty = [("", _("Choose …"))] if common["required"] else [("", "–")]
    errors = {**NEEDED, "invalid_choice": _("Choose one of these.")}
    return forms.ChoiceField(**common | {"error_messages": errors}, choices=empty + choices)


def _words(common: dict) -> forms.Field:
    return forms.CharField(**common, max_length=LONGEST, widget=forms.TextInput(attrs={"autocomplete": "off"}))


def _diet(common: dict) -> forms.Field:
    hint = _("Allergies too. Only those who plan the event read it.")
    return _words(common | {"help_text": common["help_text"] or hint})


def _year(common: dict) -> forms.Field:
    errors = {**NEEDED, "invalid": YEAR, "min_value": YEAR, "max_value": YEAR}
    return forms.IntegerField(**common | {"error_messages": errors}, min_value=1900, max_value=2100)


ASKED: dict[str, Callable[[dict], forms.Field]] = {Kind.DIET: _diet, Kind.YEAR: _year}
