"""Three questions by a link in a mail: once, without a name, read by hosts when enough have answered."""

import pytest

from kohort.events.joining.links import SEAT
from kohort.events.models import Seat

from .afterwards import WHY, closed, feedback_page, said, there, yesterday
from .doorways import seat

GOOD = {"stars": "5", "good": "The soup", "better": "Chairs"}


@pytest.fixture
def evening(cast, viewer):
    """Ada planned it, Bo came, Cy did not; it is closed."""
    event = yesterday(cast.here, organiser=cast.ada)
    there(event, cast.bo)
    seat(event, cast.cy)
    return closed(event, viewer("ada"))


def of(event, person):
    return Seat.objects.trusted(WHY).select_related("event").get(event=event, person=person)


def test_opened_it_asks_and_keeps_nothing(cast, evening, browse):
    page = browse().get(feedback_page(of(evening, cast.bo)))
    assert "What should be better next time?" in page.content.decode()
    assert of(evening, cast.bo).reviewed is None
    assert not said(evening).exists()


def test_answered_once_and_nothing_leads_back(cast, evening, browse):
    where = feedback_page(of(evening, cast.bo))
    thanked = browse().post(where, GOOD, follow=True).content.decode()
    browse().post(where, GOOD | {"good": "Again"})
    (row,) = said(evening)
    assert (row.stars, row.good, row.better) == (5, "The soup", "Chairs")
    assert "Thank you" in thanked
    assert "The soup" not in thanked
    assert of(evening, cast.bo).reviewed == evening.ends
    assert {field.name for field in row._meta.fields} == {"id", "event", "stars", "good", "better", "day"}


def test_what_is_missing_is_said_and_nothing_typed_is_lost(cast, evening, browse):
    page = browse().post(feedback_page(of(evening, cast.bo)), {"good": "The soup"}).content.decode()
    assert "Choose one, please." in page
    assert "The soup" in page
    assert not said(evening).exists()


def test_it_is_for_those_who_came_by_their_own_link(cast, evening, browse):
    came = of(evening, cast.bo)
    wrong = [
        feedback_page(of(evening, cast.cy)),
        feedback_page(came).replace("nordvik", "sundby"),
        feedback_page(came)[:-2] + "/",
        f"/nordvik/feedback/{SEAT.token(came.key)}/",  # the link of a seat is another
    ]
    assert [browse().post(path, GOOD).status_code for path in wrong] == [404] * 4
    assert not said(evening).exists()


def test_hosts_read_answers_from_three_on(cast, viewer, browse):
    event = yesterday(cast.here, organiser=cast.ada)
    links = [feedback_page(there(event, person)) for person in (cast.bo, cast.cy, cast.stein)]
    closed(event, viewer("ada"))
    for number, link in enumerate(links, start=1):
        page = browse("ada").get(f"/nordvik/events/{event.key}/after/").content.decode()
        assert "Good thing" not in page
        browse().post(link, {"stars": number, "good": f"Good thing {number}"})
    page = browse("ada").get(f"/nordvik/events/{event.key}/after/").content.decode()
    assert "2.0 of 5, from 3 answers" in page
    assert all(f"Good thing {number}" in page for number in (1, 2, 3))
