"""From the coordinator's button to a place taken, with a mail scanner that runs scripts on the way."""

import re

import pytest

from .letters import INVITATION, wait_for_code
from .ways_of_groups import all_mail

pytestmark = pytest.mark.browser


@pytest.fixture
def link(visit) -> str:
    """The link in a letter of an invitation that a coordinator sends; others may lie there for other tests."""
    page = visit("coordinator")
    before = set(INVITATION.findall(all_mail(page)))
    page.goto("/nordvik/desk/invitations/new/letter/?claimed=no&year=2012-2014&again=yes")
    assert "Kari Lunde, Universitetet i Nordvik" in page.locator(".letter-text").first.inner_text()
    page.locator("button[value=send]").click()
    page.wait_for_url(re.compile(r"/desk/invitations/\w{10}/$"))
    for _ in range(150):
        if found := set(INVITATION.findall(all_mail(page))) - before:
            return found.pop()
        page.wait_for_timeout(200)
    raise AssertionError("no invitation came")


def codes(page) -> int:
    """How many have been sent so far, to whomever."""
    page.goto("/demo/mail/")
    return page.locator("main").inner_text().count("Your code")


def test_scanners_look_and_the_reader_takes_the_place(visit, link):
    page = visit(width=390)
    before = codes(page)
    for _ in range(3):
        scanner = visit()
        scanner.goto(link)
        scanner.wait_for_load_state("networkidle")
        scanner.goto(f"{link}no-more/")
        scanner.wait_for_load_state("networkidle")
        scanner.request.head(link)
    assert codes(page) == before
    page.goto(link)
    page.click("main form button")
    page.wait_for_url("**/nordvik/find-me/code/")
    page.fill("input[autocomplete=one-time-code]", wait_for_code(visit()))
    page.click("main form button")
    page.wait_for_url("**/nordvik/welcome/**")


def test_it_works_without_scripts(visit, link):
    page = visit(width=390, script=False)
    page.goto(link)
    page.click("main form button")
    page.wait_for_url("**/nordvik/find-me/code/")


def test_one_click_is_enough_to_be_left_in_peace(visit, link):
    page = visit(width=390, script=False)
    page.goto(f"{link}no-more/")
    page.click("main form button")
    assert page.get_by_role("heading", name="We will not invite you again").is_visible()
