"""A public course in the words of schema.org (https://schema.org/Course), as search engines read them."""

from datetime import date
from typing import Any

from kohort.kit.markdown import plain

from .opportunity import Opportunity
from .schema_place import known, place

LONGEST = 500  # characters of a description


def course(one: Opportunity) -> dict[str, Any]:
    """What is not known is None. A course is one thing, and that it is held at a time and a place another."""
    return {
        "@type": "Course",
        "name": one.title,
        "description": plain(one.words, LONGEST) or one.title,
        "provider": {"@type": "Organization", "name": one.employer},
        "inLanguage": one.language or None,
        "numberOfCredits": _credits(one),
        "hasCourseInstance": _held(one),
    }


def _credits(one: Opportunity) -> dict | None:
    return {"@type": "QuantitativeValue", "value": float(one.credits), "unitText": "ECTS"} if one.credits else None


def _held(one: Opportunity) -> dict[str, Any]:
    said = {"courseMode": _mode(one), "startDate": _day(one.starts), "location": place(one)}
    return {"@type": "CourseInstance"} | known(said)


def _mode(one: Opportunity) -> str | None:
    if one.remote:
        return "Blended" if one.place else "Online"
    return "Onsite" if one.place else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
