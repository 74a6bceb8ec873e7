"""Disappearing at once and leaving for good, on a phone, while a classmate looks."""

from datetime import date

import pytest

from kohort.demo.classes import SIZE, classmates
from kohort.demo.curriculum import institutions

from .letters import CODE, wait_for

pytestmark = pytest.mark.browser


@pytest.fixture
def classmate(visit):
    """The alumna, before the page of somebody of her class."""
    page = visit("alumna")
    page.goto("/nordvik/class/")
    return page


@pytest.fixture
def met(classmate):
    """Somebody of the class who is here, as the demo invented them."""
    here = classmate.locator("li.face h2").all_inner_texts()
    mates = list(classmates(institutions()["nordvik"], date.today()))[:SIZE]
    return next(one for one in mates if one.claimed and f"{one.call_name} {one.surname}" in here)


@pytest.fixture
def phone(visit, met):
    """That somebody, signed in by a code from the mail."""
    page = visit(width=390, language="fi")
    page.goto("/sign-in/?next=/nordvik/me/")
    page.fill("[name=email]", met.email)
    press(page, "main form button.ds-button")
    page.fill("[autocomplete=one-time-code]", wait_for(visit(), CODE, met.email))
    press(page, "main form button.ds-button")
    page.wait_for_url("**/nordvik/me/")
    return page


def press(page, selector):
    with page.expect_navigation():
        page.locator(selector).first.tap()


def test_a_classmates_next_request_finds_nobody(classmate, phone, met):
    classmate.locator("li.face a", has_text=met.surname).first.click()
    classmate.locator("h1", has_text=met.surname).wait_for()
    press(phone, "a[href$='/me/hidden/']")
    press(phone, "button[value=hide]")
    assert classmate.reload().status == 404
    classmate.goto("/nordvik/class/")
    assert f"{met.call_name} {met.surname}" not in classmate.locator("main").inner_text()
    classmate.goto(f"/nordvik/people/?q={met.call_name}+{met.surname}")
    assert classmate.locator(".people a", has_text=met.surname).count() == 0
    press(phone, "button[value=show]")
    classmate.goto("/nordvik/class/")
    assert f"{met.call_name} {met.surname}" in classmate.locator("main").inner_text()


def test_leaving_ends_the_session_and_takes_everything_along(classmate, phone, met):
    classmate.locator("li.face a", has_text=met.surname).first.click()
    classmate.locator("h1", has_text=met.surname).wait_for()
    press(phone, "a[href$='/me/leave/']")
    press(phone, "main form button.ds-button")
    phone.wait_for_url("**/nordvik/left/")
    phone.goto("/nordvik/me/")
    assert "/sign-in/" in phone.url
    assert classmate.reload().status == 404
    phone.go_back()
    assert met.surname not in phone.content()
