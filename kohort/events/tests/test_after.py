"""After an evening its hosts count who came, thank them once, and write down what the next ones should know."""

import pytest

from kohort.activity.models import Happening
from kohort.events.models import Event, Material, Seat
from tests.cast import make_person

from .afterwards import WHY, closed, let_in, there, yesterday
from .doorways import seat, tonight


@pytest.fixture
def event(cast):
    """Ada planned it. Bo came with Ola, Cy did not come, one of Tora's guests came without her, Stein waited."""
    cast.here.language = "en"
    cast.here.save()
    event = yesterday(cast.here, organiser=cast.ada, asks_photos=True)
    there(event, cast.bo, "Ola", shown=True)
    seat(event, cast.cy, shown=True)
    let_in(seat(event, cast.tora, "Guri Gjest", shown=True), place=1)
    seat(event, cast.stein, state=Seat.State.WAITING)
    return event


def after(event):
    return f"/nordvik/events/{event.key}/after/"


def again(event):
    return Event.objects.trusted(WHY).get(pk=event.pk)


def test_hosts_read_the_figures_and_who_did_not_come(cast, event, browse):
    page = browse("ada").get(after(event)).content.decode()
    figures = [part.split("<dd>")[1].split("</dd>")[0] for part in page.split("<dt>")[1:5]]
    assert figures == ["3", "2", "5", "2"]  # came, guests of them, signed up, did not come
    absent = page.split('class="absent"')[1].split("</ul>")[0]
    assert "Cy Åsen" in absent
    assert "Tora Tveit" in absent
    assert "Bo Berg" not in absent
    assert browse("cy").get(after(event)).status_code == 404


def test_others_read_who_was_there_and_of_nobody_who_was_not(cast, event, browse):
    for path in ("", "who/"):
        page = browse("kari" if path else "stein").get(f"/nordvik/events/{event.key}/{path}").content.decode()
        assert "Who was there" in page
        assert "3 people were there." in page
        assert "Bo Berg" in page
        assert "Cy Åsen" not in page
        assert "Tora Tveit" not in page


def test_where_nobody_was_checked_in_nobody_is_said_to_have_stayed_away(cast, browse):
    event = yesterday(cast.here, organiser=cast.ada)
    seat(event, cast.cy, shown=True)
    assert "Who signed up" in browse("bo").get(f"/nordvik/events/{event.key}/").content.decode()
    page = browse("ada").get(after(event)).content.decode()
    assert "nobody knows who came" in page
    assert "Who did not come" not in page


def test_who_came_is_thanked_once_and_nobody_else(cast, event, browse, mailbox):
    there(event, name="Gro Gjest", email="gro@example.org", language="fi")
    there(event, name="At the door")  # without an address
    Material.objects.create(event=event, title="The slides", link="https://example.org/slides.pdf")
    for _time in range(2):
        browse("ada").post(after(event), {"do": "close", "thanks": "Samfundet was full & warm."})
    first, second = mailbox.deliver()
    assert {first["To"], second["To"]} == {"bo@nordvik.example.org", "gro@example.org"}
    text = first.get_body(("plain",)).get_content()
    assert first["Subject"] == "Thank you for coming: Alumni evening"
    assert "Samfundet was full & warm." in text
    assert "https://example.org/slides.pdf" in text
    assert "/nordvik/feedback/" in text
    assert second["Content-Language"] == "fi"
    told = Happening.objects.trusted(WHY).get(verb="event.concluded")
    assert (told.by_id, told.particulars) == (cast.ada.account_id, {"event": event.pk})


def test_where_nobody_was_checked_in_everybody_who_signed_up_is_thanked(cast, browse, viewer, mailbox):
    event = yesterday(cast.here, organiser=cast.ada)
    for person, state in ((cast.bo, "going"), (cast.cy, "waiting"), (cast.tora, "cancelled")):
        seat(event, person, state=state)
    closed(event, viewer("ada"))
    assert [letter["To"] for letter in mailbox.deliver()] == ["bo@nordvik.example.org"]


def test_figures_stay_when_people_go(cast, event, viewer, browse):
    closed(event, viewer("ada"))
    counted = {"signed_up": 5, "came": 3, "guests": 2, "no_shows": 2, "waiting": 1}
    assert again(event).figures == counted
    Seat.objects.trusted(WHY).filter(event=event, person=cast.bo).delete()
    assert "<dd>3</dd>" in browse("ada").get(after(event)).content.decode()


def test_it_is_closed_when_it_is_over_and_not_before(cast, viewer, browse):
    event = tonight(cast.here, organiser=cast.ada)
    assert browse("ada").post(after(event), {"do": "close", "thanks": ""}).status_code == 404
    assert again(event).concluded is None
    assert "After</a>" in browse("ada").get(f"/nordvik/events/{event.key}/").content.decode()


def test_words_and_links_are_written_before_and_after_closing(cast, event, viewer, browse):
    closed(event, viewer("ada"))
    browser = browse("ada")
    browser.post(after(event), {"do": "lessons", "lessons": "Book the hall in March."})
    link = {"do": "material", "title": "Slides", "link": "example.org/slides"}
    for _time in range(2):
        browser.post(after(event), link)
    (slides,) = Material.objects.trusted(WHY)
    assert (slides.link, again(event).lessons) == ("https://example.org/slides", "Book the hall in March.")
    assert "Slides" in browse("bo").get(f"/nordvik/events/{event.key}/").content.decode()
    wrong = browse("ada").post(after(event), link | {"link": "not a link"}).content.decode()
    assert 'value="not a link"' in wrong
    browse("ada").post(after(event), {"do": "drop", "material": slides.key})
    assert not Material.objects.trusted(WHY).exists()


def test_the_desk_counts_each_of_its_own_who_came_once(cast, event, browse):
    there(yesterday(cast.here), cast.bo)
    there(yesterday(cast.here), make_person(cast.there, "Next", "Door"))
    page = browse("kari").get("/nordvik/desk/").content.decode()
    assert "<dd>1</dd>" in page.split("Who came to events")[1]
