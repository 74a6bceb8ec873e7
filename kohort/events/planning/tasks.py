"""Work for helpers: planned by the organisers, taken and left in one tap by members who see the event."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kohort.access.gate import myself, on
from kohort.events.event import Event
from kohort.events.running import runs
from kohort.people.models import Person

from .helping import jobs
from .models import Task
from .publishing import to
from .rows import once, row_of
from .tasks_forms import TaskForm


@on(Event, "organise")
@require_http_methods(["GET", "POST"])
def tasks(request, event):
    """All of them, and who does each. POST adds one."""
    form = TaskForm(request.POST if request.method == "POST" else None, event=event, instance=Task(event=event))
    if form.is_valid():
        once(form.instance, event, "event", "words", "at")
        messages.success(request, _("Members find it on the page of the event, and take it with one tap."))
        return to(request, event, "planning:tasks")
    rows = jobs(event, request.viewer, request.institution.slug, runs=True)
    return render(request, "events/planning/tasks.html", {"event": event, "runs": True, "jobs": rows, "form": form})


@on(Event, "organise")
@require_http_methods(["GET", "POST"])
def task(request, event, row):
    """One of them, to change. POST `do=remove` takes it away, whoever had taken it."""
    one = row_of(Task, event, row, request.viewer)
    if request.POST.get("do") == "remove":
        one.delete()
        return to(request, event, "planning:tasks")
    form = TaskForm(request.POST if request.method == "POST" else None, event=event, instance=one)
    if form.is_valid():
        form.save()
        return to(request, event, "planning:tasks")
    rows = jobs(event, request.viewer, request.institution.slug, runs=True)
    job = next(job for job in rows if job.task == one)
    return render(request, "events/planning/tasks_one.html", {"event": event, "runs": True, "job": job, "form": form})


@myself
@on(Event)
@require_POST
def help_out(request, event):
    """A member takes a task, or leaves it: `task` is its key, `do` take or leave."""
    one, do = row_of(Task, event, request.POST.get("task", ""), request.viewer), request.POST.get("do")
    if do not in ("take", "leave") or event.is_over or event.cancelled:
        raise Http404
    me = Person.objects.visible_to(request.viewer).get(pk=request.viewer.person_id)
    if do == "leave":
        one.leave(me)
    elif not one.take(me):
        messages.warning(request, _("Somebody was faster: “%(what)s” is taken.") % {"what": one.words})
        return to(request, event, "events:event")
    back = to(request, event, "events:event")
    back.headers["Location"] += "#tasks"
    return back


def panel(request, event) -> str | None:
    """Named in settings.EVENT_PANELS: what one could help with, and what one does already."""
    if not request.viewer.is_member or event.is_over or event.cancelled:
        return None
    found = jobs(event, request.viewer, request.institution.slug, runs=runs(request, event))
    rows = [job for job in found if job.is_open or job.mine]
    context = {"event": event, "jobs": rows}
    return render_to_string("events/planning/tasks_panel.html", context, request) if rows else None
