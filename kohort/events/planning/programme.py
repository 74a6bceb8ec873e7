"""The programme of an event, planned: its parts in the order of the clock, and who is on it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kohort.access.gate import on
from kohort.events.event import Event

from .finding import found_by_name, one_found, sparing
from .models import Item, Speaker
from .programme_forms import ItemForm, SpeakerForm, TitleForm
from .publishing import to
from .rows import once, row_of
from .running_order import running_order


@on(Event, "organise")
@require_http_methods(["GET", "POST"])
def programme(request, event):
    """All of it. POST adds a part."""
    form = ItemForm(request.POST if request.method == "POST" else None, event=event, instance=Item(event=event))
    if form.is_valid():
        once(form.instance, event, "event", "title", "at")
        messages.success(request, _("It is on the programme. Now say who speaks, or write the next."))
        return to(request, event, "planning:programme")
    days = running_order(event, request.viewer, request.institution.slug, runs=True)
    return render(request, "events/planning/programme.html", {"event": event, "runs": True, "days": days, "form": form})


@on(Event, "organise")
@require_http_methods(["GET", "POST"])
@sparing
def item(request, event, row):
    """One part. POST `do`: save, remove, or speaker: somebody by name. GET `q` looks for members."""
    part, do = row_of(Item, event, row, request.viewer), request.POST.get("do")
    if do == "remove":
        part.delete()
        messages.success(request, _("It is off the programme."))
        return to(request, event, "planning:programme")
    form = ItemForm(request.POST if do == "save" else None, event=event, instance=part)
    speaker = SpeakerForm(request.POST if do == "speaker" else None, instance=Speaker(item=part))
    if do == "save" and form.is_valid():
        form.save()
        return to(request, event, "planning:programme")
    if do == "speaker" and speaker.is_valid():
        once(speaker.instance, event, "item", "name")
        return to(request, event, "planning:item", row=part.key)
    speakers = Speaker.objects.visible_to(request.viewer).filter(item=part).order_by("pk")
    context = {"event": event, "runs": True, "item": part, "form": form, "speaker_form": speaker, "speakers": speakers}
    return render(request, "events/planning/programme_item.html", context | found_by_name(request))


@on(Event, "organise")
@require_POST
@sparing
def ask(request, event, row):
    """A member is asked to speak: `person` is their key, `title` who they are there."""
    part, form = row_of(Item, event, row, request.viewer), TitleForm(request.POST)
    if not form.is_valid():
        raise Http404
    person = one_found(request)
    Speaker.ask(part, person, request.viewer, form.cleaned_data["title"])
    told = _("%(name)s is on the programme. They hear of it, unless others have asked them often lately.")
    messages.success(request, told % {"name": person.name})
    return to(request, event, "planning:item", row=part.key)


@on(Event, "organise")
@require_POST
def off(request, event, row):
    """A speaker is no longer on the programme."""
    speaker = row_of(Speaker, event, row, request.viewer, path="item__event")
    part = speaker.item
    speaker.delete()
    return to(request, event, "planning:item", row=part.key)
