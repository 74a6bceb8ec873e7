"""What all we tell in the words of schema.org has in common: a place, and leaving out what is not known."""

from typing import Any

from .opportunity import Opportunity


def known(said: dict[str, Any]) -> dict[str, Any]:
    return {term: value for term, value in said.items() if value is not None}


def place(one: Opportunity) -> dict | None:
    parts = {"addressLocality": one.place or None, "addressCountry": one.country or None}
    address = known(parts)
    return {"@type": "Place", "address": {"@type": "PostalAddress"} | address} if address else None
