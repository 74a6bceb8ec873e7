"""The floor of an event's page: the same facts by plain queries in a plain template, inside the frame of the site."""

from functools import cache

from django.db.models import Count, Sum
from django.http import HttpResponse
from django.template import engines

from kohort.access.gate import public
from kohort.events.models import Event, Host, Item, Question, Seat, Speaker, Taker, Task
from kohort.people.models import Photo

PAGE = """{% extends "kit/base.html" %}{% block content %}
<h1>{{ event.title }}</h1><p>{{ event.starts }} {{ event.place }}</p>{{ event.about|linebreaks }}
<form method="post">{% csrf_token %}<button>{{ seat.state }}{{ questions|length }}</button></form>
<ul>{% for host in hosts %}<li>{{ host.group.name }}{{ host.institution.name }}</li>{% endfor %}</ul>
<ol>{% for item in items %}<li>{{ item.at }} {{ item.title }}</li>{% endfor %}</ol>
<ul>{% for one in speakers %}<li><a href="/people/{{ one.person_id }}/">{{ one.name }}</a></li>{% endfor %}</ul>
<ul>{% for task in tasks %}<li>{{ task.words }} {{ task.wanted }}</li>{% endfor %}</ul><p>{{ takers|length }}</p>
<p>{{ heads.rows }}{{ heads.guests }}</p><ul>{% for seat in seats %}<li><a href="/people/{{ seat.person.key }}/">
{{ seat.person.name }}</a></li>{% endfor %}</ul>{{ photos|length }}{% endblock %}"""


@public
def plain_event(request, key):
    """A query for each kind of row, and twelve of those who come."""
    event = _rows(Event).get(key=key)
    items, tasks = list(_rows(Item).filter(event=event)), list(_rows(Task).filter(event=event))
    coming = _rows(Seat).filter(event=event, state=Seat.State.GOING)
    seats = list(coming.filter(shown=True).select_related("person").order_by("turn")[:12])
    context = {
        "event": event,
        "seat": _rows(Seat).filter(event=event, person_id=request.viewer.person_id).first(),
        "questions": list(_rows(Question).filter(event=event)),
        "hosts": list(_rows(Host).filter(event=event).select_related("group", "institution")),
        "items": items,
        "speakers": list(_rows(Speaker).filter(item__in=items)),
        "tasks": tasks,
        "takers": list(_rows(Taker).filter(task__in=tasks)),
        "heads": coming.aggregate(rows=Count("pk"), guests=Sum("guests")),
        "seats": seats,
        "photos": list(_rows(Photo).filter(person__in=[seat.person_id for seat in seats]).values_list("digest")),
    }
    return HttpResponse(_page().render(context, request))


def _rows(model):
    return model.objects.trusted("a floor")


@cache
def _page():
    return engines["django"].from_string(PAGE)
