"""Pages of what people say to each other: for no search engine."""

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

NOT_INDEXED = {"X-Robots-Tag": "noindex"}


def page(request, template: str, context: dict) -> HttpResponse:
    """`render`, with the header that keeps it out of indexes."""
    return HttpResponse(render_to_string(template, context, request), headers=NOT_INDEXED)


def address(request, name: str, key: str) -> str:
    """Of a page of something with a key, where the viewer is."""
    return reverse(name, kwargs={"institution": request.institution.slug, "key": key})
