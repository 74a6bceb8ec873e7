"""A public opportunity in the words of schema.org (https://schema.org/JobPosting, or Course), for search engines."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from kohort.kit.markdown import rendered

from .opportunity import Opportunity
from .schema_course import course
from .schema_place import known, place

HARMLESS = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}
EMPLOYMENT = {"trainee": "INTERN", "internship": "INTERN", "thesis": "OTHER", "project": "OTHER"}


def told(one: Opportunity) -> SafeString | None:
    """JSON-LD that no word of it can end; None for what is not for everybody, or stands no longer."""
    if not (one.is_public and one.stands):
        return None
    return mark_safe(json.dumps(described(one), ensure_ascii=False).translate(HARMLESS))


def described(one: Opportunity) -> dict[str, Any]:
    """What is not known is left out."""
    return {"@context": "https://schema.org"} | known(course(one) if one.is_course else _job(one))


def _job(one: Opportunity) -> dict[str, Any]:
    """The description is HTML, as Google asks."""
    return {
        "@type": "JobPosting",
        "title": one.title,
        "description": rendered(one.words) or one.title,
        "datePosted": one.posted and one.posted.date().isoformat(),
        "validThrough": one.until.isoformat(timespec="seconds"),
        "hiringOrganization": {"@type": "Organization", "name": one.employer},
        "employmentType": EMPLOYMENT.get(one.kind),
        "jobLocation": place(one),
        "jobLocationType": "TELECOMMUTE" if one.remote else None,
        "applicantLocationRequirements": _country(one) if one.remote else None,
        "directApply": False,
    }


def _country(one: Opportunity) -> dict | None:
    return {"@type": "Country", "name": one.country} if one.country else None
