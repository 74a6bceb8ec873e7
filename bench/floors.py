"""The floors of the directory page, as views beside those of the site."""

from contextlib import contextmanager
from functools import cache

from django.http import HttpResponse
from django.template import engines
from django.urls import path

from kohort.access.gate import public
from kohort.access.guard import GuardedQuerySet
from kohort.people import looking, views
from kohort.people.models import Person
from kohort.search import engine
from kohort.site.urls import handler400, handler403, handler404, handler500
from kohort.site.urls import urlpatterns as site

from .event_floor import plain_event

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

ROWS = """<!doctype html><title>Twenty</title><ul>
{% for person in people %}<li><a href="/people/{{ person.key }}/">{{ person.name }}</a> {{ person.recorded|date }}</li>
{% endfor %}</ul>"""

answers: dict[str, object] = {}  # what the index said to each query string


def bare(request):
    """A Django view that renders twenty rows; called without any middleware."""
    people = Person.objects.trusted("a floor").filter(account__isnull=False).order_by("pk")[:20]
    return HttpResponse(_rows().render({"people": people}))


@cache
def _rows():
    return engines["django"].from_string(ROWS)


@public
def plain(request):
    """The directory with the guard, the index and the counting of views taken out: its template and plain queries."""
    query = request.META["QUERY_STRING"]
    with taken_out(lambda question, **page: _answer(query, question, page)):
        return views.directory(request)


_ask, _visible_to, _spend = engine.ask, GuardedQuerySet.visible_to, looking.spend


def _answer(query, question, page):
    if query not in answers:
        answers[query] = _ask(question, **page)
    return answers[query]


@contextmanager
def taken_out(ask):
    engine.ask, looking.spend = ask, lambda *uses: None
    GuardedQuerySet.visible_to = lambda self, viewer: self.trusted("a floor")
    try:
        yield
    finally:
        engine.ask, looking.spend, GuardedQuerySet.visible_to = _ask, _spend, _visible_to


urlpatterns = [
    path("bench/bare/", bare),
    path("<slug:institution>/bench/plain/", plain),
    path("<slug:institution>/bench/events/<key>/", plain_event),
    *site,
]
