"""A public opportunity in the words of schema.org (https://schema.org/JobPosting), as search engines read them."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from kohort.kit.markdown import rendered

from .opportunity import Opportunity

HARMLESS = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}
EMPLOYMENT = {"trainee": "INTERN", "internship": "INTERN"}


def told(one: Opportunity) -> SafeString | None:
    """JSON-LD that no word of it can end; None for what is not for everybody, or stands no longer."""
    if not (one.is_public and one.stands):
        return None
    return mark_safe(json.dumps(described(one), ensure_ascii=False).translate(HARMLESS))


def described(one: Opportunity) -> dict[str, Any]:
    """What is not known is left out. The description is HTML, as Google asks."""
    said = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": one.title,
        "description": rendered(one.words) or one.title,
        "datePosted": one.posted and one.posted.date().isoformat(),
        "validThrough": one.until.isoformat(timespec="seconds"),
        "hiringOrganization": {"@type": "Organization", "name": one.employer},
        "employmentType": EMPLOYMENT.get(one.kind),
        "jobLocation": _place(one),
        "jobLocationType": "TELECOMMUTE" if one.remote else None,
        "applicantLocationRequirements": _country(one) if one.remote else None,
        "directApply": False,
    }
    return {term: value for term, value in said.items() if value is not None}


def _place(one: Opportunity) -> dict | None:
    parts = {"addressLocality": one.place, "addressCountry": one.country}
    address = {term: value for term, value in parts.items() if value}
    return {"@type": "Place", "address": {"@type": "PostalAddress"} | address} if address else None


def _country(one: Opportunity) -> dict | None:
    return {"@type": "Country", "name": one.country} if one.country else None
