"""All that is filled in about an event on one page: the form, whom it is for by a choice, and its picture."""

from copy import copy

from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kohort.events.event import Event
from kohort.events.seats.models import Seat
from kohort.groups.models import Group

from .changing import changed_columns, is_moved
from .choosing import ChoiceForm
from .cover import CoverForm
from .event_form import EventForm
from .parts import Part, parts

CHOSEN = Event.Audience.CHOSEN
STALE = _("Somebody saved this plan while you wrote. Saving again keeps what stands here.")


class Sheet:
    """`event` stays as it was; what was typed is in `form.instance`. `searched` says whom a choice begins with."""

    def __init__(self, request, event: Event, *, hosts: list[Group] | None = None, searched: QueryDict | None = None):
        posted = request.POST if request.method == "POST" else None
        self.event, self.posted = event, posted
        initial = {"host": request.GET.get("group") or (hosts[0].key if hosts else "")} if hosts is not None else {}
        self.form = EventForm(posted, instance=copy(event), hosts=hosts, initial=initial)
        chosen = posted if posted and posted.get("audience") == CHOSEN else None
        searched = QueryDict(event.rule) if searched is None else searched
        self.rule = ChoiceForm(chosen, prefix="who", institution=event.institution, searched=searched)
        self.cover = CoverForm(request, event)
        self.coming = _coming(event)

    def parts(self) -> list[Part]:
        return parts(self.form)

    @property
    def is_chosen(self) -> bool:
        """Whether it is for those who fit a choice."""
        return self.form["audience"].value() == CHOSEN

    def is_ready(self) -> bool:
        """Whether all is right; where others have to hear of it, whether that was decided."""
        rights = [self.form.is_valid(), self.cover.is_valid(), not self.rule.is_bound or self.rule.is_valid()]
        if not all(rights):
            return False
        self.form.instance.rule = self.rule.query()
        if self._is_stale():
            self.form.add_error(None, STALE)
        return not self.form.errors and not self.asks

    @property
    def stamp(self) -> str:
        """Which state of the plan the page was made from."""
        return self.event.changed.isoformat()

    def _is_stale(self) -> bool:
        """Whether what is sent would undo what somebody else saved meanwhile. Sent twice, it changes nothing."""
        seen = self.posted and self.posted.get("seen")
        return bool(seen) and seen != self.stamp and bool(self._changed())

    @property
    def asks(self) -> bool:
        """Time or place changed for people who come: whether to tell them is asked once."""
        is_new = self.posted is not None and "sure" not in self.posted
        return bool(self.coming) and is_new and self.form.is_valid() and is_moved(self._changed())

    @property
    def tells(self) -> bool:
        """Whether the tick is set."""
        return self.asks or (self.posted is not None and "tell" in self.posted)

    def _changed(self) -> set[str]:
        return changed_columns(self.event, self.form.instance)


def _coming(event: Event) -> int:
    """How many people come, or wait, and would hear of it."""
    if not event.pk or not event.is_on:
        return 0
    live = Q(event=event, state__in=Seat.LIVE)
    return Seat.objects.trusted("how many would be told names nobody").filter(live).count()
