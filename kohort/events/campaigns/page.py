"""The page of a campaign, the same under the address of every house that takes part; for everybody."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kohort.access.gate import public
from kohort.events.calendars import ics
from kohort.events.calendars.answering import ICS, answer
from kohort.events.calendars.feeds import MIME, feed
from kohort.events.calendars.files import in_the_words_of_the_house
from kohort.kit.addresses import address

from .days import Entry, by_day, entries
from .looking import Looking
from .models import Campaign


def _found(request, key: str) -> tuple[Campaign, list[Entry], Looking]:
    """The campaign, all that happens in it, and what of it is looked for."""
    campaign = Campaign.of(request.institution).filter(key=key).first()
    if campaign is None:
        raise Http404
    return campaign, entries(campaign, request.institution), Looking.of(request.GET)


@public
@require_safe
def campaign(request, key):
    """What all of them do, by date."""
    found, everything, looking = _found(request, key)
    shown = [entry for entry in everything if looking.finds(entry)]
    held = [entry for entry in everything if entry.event.cancelled is None]
    context = {
        "campaign": found,
        **_from_today(by_day(shown)),
        "shown": len(shown),
        "events": len(held),
        "houses": len({house.pk for entry in held for house in entry.houses}),
        "fields": looking.fields(everything),
        "looking": looking,
    }
    return render(request, "events/campaigns/campaign.html", context)


def _from_today(days: list) -> dict:
    """What was is folded away while there is more to come."""
    earlier = [one for one in days if one[0] < timezone.localdate()]
    return {"earlier": earlier, "days": days[len(earlier) :]} if len(earlier) < len(days) else {"days": days}


@public
@require_safe
@in_the_words_of_the_house
def calendar(request, key):
    """The same, or what of it is looked for, to subscribe to."""
    found, everything, looking = _found(request, key)
    events = [entry.event for entry in everything if looking.finds(entry)]
    return answer(request, ics.calendar(events, found.name), ICS, events)


@public
@require_safe
@in_the_words_of_the_house
def newest(request, key):
    """The same for a feed reader."""
    found, everything, looking = _found(request, key)
    events = [entry.event for entry in everything if looking.finds(entry)]
    link = address("campaigns:campaign", request.institution.slug, key=key) + looking.query
    own = request.path + looking.query
    body = feed("atom", events, title=found.name, by=found.institution.name, link=link, own=own)
    return answer(request, body, MIME["atom"], events)
