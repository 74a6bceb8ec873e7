"""A story for everybody in the words of schema.org (https://schema.org/Article), as search engines read them."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from kohort.kit.markdown import plain

from .story import Story

HARMLESS = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}
LENGTH = 200  # characters of a description


def told(story: Story, name: str) -> SafeString | None:
    """JSON-LD that no word of it can end; None for what not everybody can read."""
    if not story.is_public:
        return None
    return mark_safe(json.dumps(described(story, name), ensure_ascii=False).translate(HARMLESS))


def described(story: Story, name: str) -> dict[str, Any]:
    """Its writer is named as on its page, and not linked: search engines are asked to stay away from people."""
    changed = story.changed or story.told
    return {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": story.title,
        "description": plain(story.words, LENGTH),
        "inLanguage": story.language,
        "datePublished": story.told and story.told.isoformat(timespec="seconds"),
        "dateModified": changed and changed.isoformat(timespec="seconds"),
        "author": {"@type": "Person", "name": name},
        "publisher": {"@type": "CollegeOrUniversity", "name": story.institution.name},
        "isAccessibleForFree": True,
    }
