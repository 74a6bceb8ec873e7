"""A lecture on a Thursday in two weeks, acted out on a phone: asked for, agreed, held, thanked for, certified."""

import re
from datetime import timedelta

import pytest
from icalendar import Calendar

from .acting import act, filled_in, press, reload_until, sees, sees_not
from .giving import ASKED, THURSDAY, fetched, helpful, need, signs_in, to_her
from .letters import wait_for

pytestmark = pytest.mark.browser

PHONE = {"width": 390}
TITLE = "Arkiv i internasjonale organisasjoner"
HELD = "Radioen som kilde"  # in the demo, over and untold; the looks have others of their own


class Lecture:
    """Where it is, once it is asked for, and where she answers."""

    address = link = ""


@pytest.fixture(scope="module")
def lecture():
    return Lecture()


@pytest.fixture
def teacher(visit):
    return visit("teacher", **PHONE)


def test_three_names_in_a_minute_each_with_a_reason(visit, teacher, axe, lecture):
    act("An alumna has said what she would do, and that she may be asked at any time.")
    helpful(visit, "guest_lecture")
    act("The teacher needs somebody on a Thursday in two weeks, and opens “Give and ask”.")
    teacher.goto("/nordvik/giving/")
    press(teacher, "main a[href$='/asks/new/']")
    need(teacher, "guest_lecture", TITLE, day=f"{THURSDAY:%Y-%m-%d}", minutes="45", heads="24")
    act("Without a time it comes back with a sentence, and nothing that was said is lost.")
    assert teacher.locator("[name=at][aria-invalid=true]").count() == 1
    assert teacher.locator("[name=title]").input_value() == TITLE
    filled_in(teacher, at="10:15")
    act("There are people who could, each with the reason in words, and no addresses.")
    reload_until(teacher, ".candidate:has-text('Ragnhild Østby')")  # she has just changed what she offers
    reasons = teacher.locator(".candidate p[id^=why]").all_inner_texts()
    assert (len(reasons), all(reasons)) == (3, True)
    sees_not(teacher, "@")
    assert axe(teacher) == []
    act("All three are asked at once: the first yes wins.")
    for one in teacher.locator(".candidate [name=person]").all():
        one.check()
    teacher.check("[name=at_once][value='3']")
    press(teacher, "button[value=send]")
    lecture.address = teacher.url
    assert teacher.locator(".people h3").count() == 3


def test_she_says_yes_from_the_mail_without_signing_in(visit, teacher, axe, lecture):
    act("She opens the link on an old phone that runs no scripts, and reads all that she has to know.")
    alumna = visit(script=False, **PHONE)
    lecture.link = wait_for(visit(), ASKED, to_her(TITLE))
    alumna.goto(lecture.link)
    sees(alumna, "Turid Vågen asks: would you give a guest lecture?")
    sees_not(alumna, "@")
    alumna.fill("main [name=words]", "Yes, and I bring the letter that nobody could read.")
    press(alumna, "button[value=yes]")
    act("It is agreed: now the two can write to each other.")
    sees(alumna, "teacher@demo.example.org")
    (hers,) = Calendar.from_ical(fetched(alumna, "a[href$='.ics']")).walk("VEVENT")
    assert (hers.start.date(), hers.duration) == (THURSDAY, timedelta(minutes=45))
    act("The other two are told at once that nothing is left to do.")
    teacher.goto(lecture.address)
    assert teacher.locator(".people li", has_text="was quicker").count() == 2
    act("The teacher reads her line and how to reach her.")
    sees(teacher, "nobody could read")
    sees(teacher, "alumna@demo.example.org", ".agreed")
    assert axe(teacher) == []


def test_the_room_is_set_and_stands_in_both_calendars(visit, teacher, lecture):
    act("The teacher gives the room.")
    teacher.goto(lecture.address)
    press(teacher, "main a[href$='/edit/']")
    filled_in(teacher, room="Auditorium B2")
    sees(teacher, "Auditorium B2")
    (entry,) = Calendar.from_ical(fetched(teacher, "a[href$='.ics']")).walk("VEVENT")
    assert "Auditorium B2" in entry["location"]
    assert f"{entry.start:%H:%M}" == "10:15"
    act("She is told by mail, and the page behind her link says so too.")
    alumna = visit(**PHONE)
    wait_for(alumna, re.compile("Auditorium B2"), to_her(TITLE))
    alumna.goto(lecture.link)
    sees(alumna, "Auditorium B2")


def test_whom_one_ticks_first_is_asked_first(visit, teacher):
    act("With scripts the order of ticking counts, without them that of the list. The next waits for the first.")
    for script in (True, False):
        page = visit("teacher", script=script, **PHONE)
        page.goto("/nordvik/asks/new/?kind=company_visit")
        need(page, "company_visit", "Arkiv", day=f"{THURSDAY:%Y-%m-%d}", at="12:15")
        first, second = page.locator(".candidate").all()[:2]
        names = [one.locator("h2").inner_text() for one in (first, second)]
        for one in (second, first):
            one.locator("[name=person]").check()
        press(page, "button[value=send]")
        assert page.locator(".people h3").all_inner_texts() == (names[::-1] if script else names)
        assert page.locator(".people li", has_text="has until").count() == 1
        act("It is not needed after all.")
        press(page, "main a[href$='/withdrawal/']")
        press(page)


def test_was_it_held(visit, teacher, axe):
    act("The day has passed. On “Give and ask” one question waits: was it held?")
    teacher.goto("/nordvik/giving/")
    press(teacher, f"section:has(h2:text('How did it go?')) a.whole:has-text('{HELD}')")
    assert axe(teacher) == []
    act("The page of the ask still says how to reach who came.")
    press(teacher, "main form a.ds-button")
    given, address = (teacher.locator(part).inner_text() for part in ("h1", ".agreed a"))
    press(teacher, "main a[href$='/outcome/']")
    act("Yes. Thanks, and a line of what came of it.")
    teacher.check("[name=held][value=yes]")
    filled_in(teacher, thanks="Nobody looked at the clock.", words="Two of them write their thesis on it.")
    sees(teacher, "Nobody looked at the clock.")
    act("Who gave it signs in, and finds it with the thanks under what they gave.")
    member = visit(**PHONE)
    signs_in(member, address)
    member.goto("/nordvik/me/given/")
    gift = ".gift:has-text('Nobody looked at the clock.')"
    sees(member, given, gift)
    sees(member, "Two of them write their thesis on it.", gift)
    assert axe(member) == []
    act("A certificate, for whoever needs one.")
    assert fetched(member, f"{gift} a[href$='.pdf']").startswith(b"%PDF-")
