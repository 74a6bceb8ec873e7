"""The door of an event on two phones, one of them without a network for a while: each head is counted once."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
LIST = {"Áilu Čáppa": "0", "Bård Østby": "1", "Cecilie Dahl": "0"}


@pytest.fixture
def door(visit):
    """The address of the door of an event that begins in an hour, with three on its list and a guest of one."""
    page, begins = visit("coordinator"), datetime.now(ZoneInfo("Europe/Oslo")) + timedelta(hours=1)
    page.goto("/nordvik/events/new/")
    page.fill("[name=title]", "Alumni evening")
    page.fill("[name=place]", "Storsalen")
    page.fill("[name=day]", f"{begins:%Y-%m-%d}")
    page.fill("[name=begins]", f"{begins:%H:%M}")
    page.fill("[name=finishes]", f"{begins + timedelta(hours=3):%H:%M}")
    page.click("form.plan .buttons button")
    page.click("button[value=publish]")
    page.wait_for_load_state()
    event = page.url.partition("/events/")[2].split("/")[0]
    for name, guests in LIST.items():
        page.goto(f"/nordvik/events/{event}/lists/add/")
        page.fill("[name=name]", name)
        page.fill("[name=guests]", guests)
        page.click("form.form .buttons button >> nth=0")
        page.wait_for_url("**/lists/")
    return f"/nordvik/events/{event}/door/"


def tap(page, name):
    page.locator(".head", has_text=name).first.click()


def here(page, count):
    expect(page.locator(".door-count")).to_contain_text(f"{count} ")


def test_two_phones_one_without_a_network(visit, door, axe):
    first, second = visit("coordinator", width=390, language="nn"), visit("coordinator", width=390)
    for phone in (first, second):
        phone.goto(door)
    first.wait_for_load_state("networkidle")
    first.context.set_offline(True)
    tap(first, "Áilu")
    first.locator(".all").click()
    here(first, 3)
    expect(first.locator(".unsent")).to_contain_text("3")
    kept = first.evaluate("JSON.stringify(localStorage)")
    assert [name for name in ("ilu", "rd", "stby") if name in kept.lower()] == []
    tap(second, "Áilu")
    here(second, 1)
    first.close()
    first.context.set_offline(False)
    first = first.context.new_page()
    first.goto(door)
    here(first, 3)
    expect(first.locator(".unsent")).to_have_text("")
    first.wait_for_function("localStorage.length === 0")  # once the answer has come
    second.reload()
    here(second, 3)
    second.locator(".out:visible").first.click()
    here(second, 2)
    assert axe(second) == []


def test_typing_finds_a_guest_the_street_comes_in_and_forms_do_without_javascript(visit, door):
    phone = visit("coordinator", width=390)
    phone.goto(door)
    phone.fill("#q", "ostby")
    expect(phone.locator(".party:visible")).to_have_count(1)
    phone.fill("#q", "Didrik")
    expect(phone.locator(".nobody")).to_be_visible()
    phone.locator(".door-ways button").click()
    phone.wait_for_url("**/walk-in/?q=Didrik")
    phone.click("form.form .buttons button >> nth=0")
    here(phone, 1)
    plain = visit("coordinator", width=390, script=False)
    plain.goto(f"{door}?q=dahl")
    tap(plain, "Cecilie")
    plain.wait_for_url("**#*")
    here(plain, 2)
    plain.locator(".out:visible").click()
    here(plain, 1)
