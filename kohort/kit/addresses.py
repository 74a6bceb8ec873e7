"""The addresses of pages inside an institution, remembered: a page links to a hundred, and most of them again."""

from functools import lru_cache

from django.urls import reverse


@lru_cache(maxsize=10_000)
def address(name: str, slug: str, /, **keys) -> str:
    """`address("people:person", institution.slug, key=person.key)`. NoReverseMatch where there is no such page."""
    return reverse(name, kwargs={"institution": slug, **keys})
