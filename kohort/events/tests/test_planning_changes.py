"""A published event changes: calendars get a revision when it matters, people hear when the hosts say so."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.activity.models import Happening
from kohort.events.models import Event
from kohort.events.seats.models import Seat
from kohort.events.seats.seating import Who, join
from tests.gatherings import gathering

WHY = "a test looks at everything"


@pytest.fixture
def event(cast):
    starts = timezone.now().replace(second=0, microsecond=0) + timedelta(days=7)
    event = gathering(cast.here, organiser=cast.ada, place="Samfundet", capacity=1, starts=starts)
    for person in (cast.bo, cast.cy):
        join(event, Who(person=person))
    return event


@pytest.fixture
def save(browse, event):
    """Send the form as the page has it, but for what is changed."""
    client, address = browse("ada"), f"/nordvik/events/{event.key}/plan/"

    def sent(**changed):
        form = client.get(address).context["sheet"].form
        said = {field.name: field.value() for field in form if field.value() is not None}
        said |= {"begins": str(said["begins"])[:5], "finishes": str(said["finishes"])[:5], "topics": "", "tell": ""}
        return client.post(address, said | changed, follow=True)

    return sent


def changes() -> list[dict]:
    rows = Happening.objects.trusted(WHY).filter(verb="event.changed").order_by("pk")
    return [{key: one.particulars[key] for key in ("tell", "moved")} for one in rows]


def now(event) -> Event:
    return Event.objects.trusted(WHY).get(pk=event.pk)


def test_another_place_is_asked_about_once_and_told(event, save):
    page = save(place="Studentersenteret")
    assert page.context["sheet"].asks
    assert "Tell the 2 who come or wait" in page.content.decode()
    assert now(event).place == "Samfundet"
    save(place="Studentersenteret", sure="1", tell="on")
    assert (now(event).place, now(event).sequence) == ("Studentersenteret", 1)
    assert changes() == [{"tell": True, "moved": True}]


def test_words_are_changed_in_silence_unless_one_says_so(event, save):
    save(about="Bring boots.")
    save(title="Boots")
    save(title="Boots")  # nothing changed
    save(price="100 kr", tell="on")
    assert now(event).sequence == 1
    assert changes() == [{"tell": tell, "moved": False} for tell in (False, False, True)]


def test_more_places_are_offered(cast, event, save):
    save(capacity="2")
    states = dict(Seat.objects.trusted(WHY).filter(event=event).values_list("person_id", "state"))
    assert states == {cast.bo.pk: Seat.State.GOING, cast.cy.pk: Seat.State.OFFERED}


def test_fewer_places_take_nobodys_and_that_is_said(cast, event, save):
    Seat.objects.trusted(WHY).filter(event=event).update(state=Seat.State.GOING, guests=1)
    page = save(capacity="3")
    assert "1 more comes than there are places" in page.content.decode()
    assert Seat.objects.trusted(WHY).filter(event=event, state=Seat.State.GOING).count() == 2


def test_a_published_event_keeps_a_place(event, save):
    page = save(place="", sure="1")
    assert "Say where it is" in str(page.context["sheet"].form.errors["place"])
    assert now(event).place == "Samfundet"
