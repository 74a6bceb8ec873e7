"""An alumni evening, acted out from the first idea to the doors: planned, asked to, filled, waited for, opened."""

import re
from datetime import datetime, timedelta
from urllib.request import urlopen
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from kohort.events.tests.reading import parsed

from .acting import ASKED, SEAT, act, enter, filled_in, from_the_mail, go_to_event, press, reload_until, sees, sees_not
from .letters import CODE, wait_for

pytestmark = pytest.mark.browser

BUSINESS, TODAY = "Handelshøgskolens alumner", "Hva gjør du egentlig på jobb"
PHONE = {"width": 390}
NOW = datetime.now(ZoneInfo("Europe/Oslo")).replace(second=0, microsecond=0)
BEGINS = NOW + timedelta(hours=5)
TIMES = {"begins": f"{BEGINS:%H:%M}", "finishes": f"{BEGINS + timedelta(hours=3):%H:%M}"}
FEEDBACK = re.compile(r"/nordvik/feedback/[\w.-]+/(?=\s)")
OFFERED = re.compile(r"(?:A place is free for you|En plass er ledig til deg):[\s\S]*?(/nordvik/seats/[\w.-]+/)(?=\s)")


class Evening:
    """Where it is, once it is planned."""

    address = ""


@pytest.fixture(scope="module")
def evening():
    return Evening()


@pytest.fixture
def board(visit):
    return visit("board", language="nb", **PHONE)


def test_the_board_plans_it_in_one_form(visit, evening):
    act("Students on the board plan the evening of the year on a phone, in the name of their group.")
    board = enter(visit, "board", "nordvik", BUSINESS, language="nb", **PHONE)
    press(board, ".group-events a[href*='/events/new/']")
    act("A wrong time is told, and nothing that was typed is lost.")
    board.check("[name=audience][value=public]")
    said = {"title": "Vinterkvelden", "about": "Middag, foredrag og mingling.", "place": "Storsalen", "capacity": "3"}
    filled_in(board, "form.plan .buttons button", **said, day=f"{BEGINS:%Y-%m-%d}", begins="18:00", finishes="16:00")
    assert board.locator("[name=finishes][aria-invalid=true]").count() == 1
    assert board.locator("[name=title]").input_value() == "Vinterkvelden"
    filled_in(board, "form.plan .buttons button", **TIMES)
    evening.address = board.url.removesuffix("plan/")
    sees(board, "Vinterkvelden", "h1")


def test_programme_questions_and_two_for_the_door(visit, board, evening):
    act("The programme, a question about food, and two who stand at the door.")
    board.goto(f"{evening.address}plan/programme/")
    filled_in(board, title="Fra student til styrerom", time=TIMES["begins"])
    sees(board, "Fra student til styrerom")
    board.goto(f"{evening.address}plan/questions/")
    press(board, "[name=ready][value=diet]")
    board.goto(f"{evening.address}plan/tasks/")
    filled_in(board, words="Døra", wanted="2")
    act("Nobody else sees the plan, until it is published.")
    assert visit("student").goto(evening.address).status == 404
    board.goto(f"{evening.address}plan/")
    press(board, "button[value=publish]")


def test_historians_in_denmark_are_invited_and_the_group(board, evening):
    act("The talk is about Denmark: historians who live there are asked first.")
    board.goto(f"{evening.address}invite/")
    board.locator("details:has(.invite-choice) summary").click()
    board.select_option(".invite-choice [name=programme]", "MHIS")
    board.select_option(".invite-choice [name=country]", "DK")
    press(board, ".invite-choice .buttons button")
    press(board, "main form button.ds-button")
    reload_until(board, "#rounds:not([hx-get])")
    act("Before anything is sent one sees how many get it, and how many do not and why: these were asked already.")
    board.go_back()
    board.reload()
    asked, left = (int(said.split()[0]) for said in board.locator(".number").all_inner_texts())
    assert (asked, left > 0) == (0, True)
    act("Then the whole group.")
    board.goto(f"{evening.address}invite/")
    press(board, "main a[href$='whom=groups']")
    assert int(board.locator(".lead.number").inner_text().split()[0]) > 1
    press(board, "main form button.ds-button")
    assert board.locator("#rounds li").count() == 2


def test_one_tap_on_the_page_or_a_code_for_who_has_no_account(visit, evening):
    act("A teacher comes by one tap on the page, and does not mind being seen.")
    teacher = visit("teacher", **PHONE)
    teacher.goto(evening.address)
    teacher.locator("#joining summary").click()
    teacher.check("#joining [name=shown]")
    teacher.locator("#joining .buttons button").first.click()
    expect(teacher.locator("#joining h2")).to_have_text("You are coming")
    act("A husband from nowhere writes his name and address, and types the code from the mail.")
    guest = visit(**PHONE)
    guest.goto(evening.address)
    press(guest, "#joining a.ds-button")
    filled_in(guest, name="Olav Gjest", email="olav@example.org")
    filled_in(guest, code=wait_for(visit(), CODE, "olav@example.org"))
    sees(guest, "You are coming", "#joining")
    assert guest.locator(".ticket img").count() == 1


def test_the_last_place_goes_by_one_tap_from_the_mail(visit, axe, evening):
    act("An alumna answers with one tap from the mail, without signing in.")
    alumna = from_the_mail(visit, ASKED, "alumna@", **PHONE)
    assert axe(alumna) == []
    press(alumna, "button[value=come]")
    sees(alumna, "You are coming", "#joining")
    assert axe(alumna) == []


def test_the_next_one_waits_and_has_the_place_of_who_cancels(visit, axe, evening):
    act("The evening is full; a student waits, and reads at which place.")
    student = visit("student", **PHONE)
    student.goto(evening.address)
    student.locator("#joining .buttons button").first.click()
    expect(student.locator("#joining")).to_contain_text("You are number 1.")
    act("The alumna cannot come after all. Her own link is enough.")
    alumna = from_the_mail(visit, SEAT, "alumna@", **PHONE)
    press(alumna, "main a[href$='/cancel/']")
    press(alumna)
    sees(alumna, "You are not coming", "#joining")
    act("The place is offered to who waits, and taken with one tap.")
    student = from_the_mail(visit, OFFERED, "student@", **PHONE)
    assert axe(student) == []
    press(student, "button[value=accept]")
    sees(student, "You are coming", "#joining")
    act("Who comes is shown as far as they agreed; and the student helps at the door.")
    student = visit("student", **PHONE)
    student.goto(evening.address)
    sees(student, "Turid Vågen", ".event-faces")
    assert "Gjest" not in student.locator(".event-faces").inner_text()
    press(student, "#tasks button[value=take]")
    assert student.locator("#tasks button[value=leave]").count() == 1


def test_it_is_in_the_calendars_of_other_programs(visit, site, evening):
    act("The event as a file, for anybody.")
    (alone,) = read(f"{evening.address}event.ics")
    assert alone["summary"] == ["Vinterkvelden"]
    assert datetime.fromisoformat(alone["starts"]) == BEGINS
    act("One's own calendar, which a phone asks for by a secret address.")
    student = visit("student", **PHONE)
    student.goto("/nordvik/me/calendar/")
    press(student)
    mine = read(student.locator("#where").input_value())
    assert [one["uid"] for one in mine if one["summary"] == ["Vinterkvelden"]] == [alone["uid"]]


def read(address) -> list[dict]:
    """The events of a calendar, as ical.js understands them, without any session."""
    with urlopen(address, timeout=15) as answer:
        return parsed(answer.read())["events"]


def test_the_board_checks_them_in_at_the_door(board, evening):
    act("On the evening the phone at the door has a name for each tap.")
    board.goto(f"{evening.address}door/")
    count = board.locator(".door-count")
    for name in ("Turid Vågen", "Olav Gjest"):
        board.locator(".head", has_text=name).click()
    expect(count).to_contain_text("2 ")
    board.fill("#q", "sandnes")
    expect(board.locator(".party:visible")).to_have_count(1)
    board.locator(".head:visible").click()
    expect(count).to_contain_text("3 ")
    act("Somebody comes in from the street.")
    board.fill("#q", "Didrik Dag")
    press(board, ".door-ways button")
    board.check("[name=over]")
    filled_in(board, "main form .buttons button")
    expect(count).to_contain_text("4 ")
    act("The kitchen's list, the guest list and the badges are there to be printed.")
    board.goto(f"{evening.address}lists/")
    sees(board, "Olav Gjest")
    assert board.locator(".to-print [name=sheet]").count() == 3


def test_an_evening_is_closed_with_thanks(visit, axe, board):
    act("The demo's evening of today: the alumna comes from the street and is found among the members.")
    go_to_event(board, "nordvik", TODAY, "door/walk-in/?q=Ragnhild+Østby")
    press(board, "main button[name=person]")
    act("It ends a little earlier than it was planned.")
    go_to_event(board, "nordvik", TODAY, "plan/")
    filled_in(board, "form.plan .buttons button", finishes=f"{NOW - timedelta(minutes=5):%H:%M}")
    press(board, "form.plan .buttons button")
    act("What the next board should know; thanks to those who came, and to nobody else.")
    go_to_event(board, "nordvik", TODAY, "after/")
    filled_in(board, "button[value=lessons]", lessons="Bestill maten en uke før.")
    assert axe(board) == []
    filled_in(board, "button[value=close]", thanks="Takk for i kveld!")
    assert board.locator("button[value=close]").count() == 0
    act("Who came answers three questions from the mail. Nobody reads one answer alone, and can tell whose it is.")
    alumna = from_the_mail(visit, FEEDBACK, "alumna@", **PHONE)
    press(alumna)
    assert axe(alumna) == []  # nothing chosen
    alumna.check("[name=stars][value='5']")
    filled_in(alumna, good="The soup")
    assert alumna.locator("main form").count() == 0
    board.reload()
    sees(board, "1 ", ".after-part:has(#heard)")
    sees_not(board, "The soup")
