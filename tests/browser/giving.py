"""Steps of giving and asking, for the stories that act them out on the demo."""

import re
from datetime import date, timedelta

from .acting import filled_in, press
from .letters import CODE, wait_for

ASKED = re.compile(r"/\w+/asked/[\w.-]+/(?=\s)")  # the page with a yes and a no, from the mail of an ask
ANSWER = re.compile(r"/\w+/answer/[\w.-]+/(?=\s)")  # the page with a field, from the mail of a question
TODAY = date.today()
THURSDAY = TODAY + timedelta(days=14 + (3 - TODAY.weekday()) % 7)  # in two weeks, or a little later
A_WEEK_ON = f"{TODAY + timedelta(days=21):%Y-%m-%d}"


def helpful(visit, *kinds):
    """The alumna has all the time in the world, would do these, and stands on the page where she says so."""
    alumna = visit("alumna", width=390)
    alumna.goto("/nordvik/me/offers/")
    alumna.eval_on_selector_all("main form details", "all => all.forEach(one => one.open = true)")
    alumna.select_option("[name=per_year]", "0")
    for month in alumna.locator("[name=months_off]:checked").all():
        alumna.uncheck(f"[name=months_off][value='{month.get_attribute('value')}']")
    for kind in kinds:
        alumna.check(f"[name=kinds][value={kind}]")
    press(alumna)
    return alumna


def page_of(page, name):
    """Somebody's page, by the directory."""
    page.goto(f"/nordvik/people/?q={name}")
    press(page, f".people a:has-text('{name}')")


def need(page, kind, title, **more):
    """What one needs, said in the form before one; then one sees who could."""
    page.select_option("main [name=kind]", kind)
    filled_in(page, title=title, **more)


def asks_the_alumna(page, kind, title):
    """By her own page; any time in three weeks will do."""
    page_of(page, "Østby")
    press(page, "main a[href*='/asks/new/?person=']")
    need(page, kind, title, until=A_WEEK_ON)
    press(page, "button[value=send]")


def signs_in(page, address):
    """Somebody of the demo who is no persona, with the code from their mail."""
    page.goto("/sign-in/")
    filled_in(page, email=address)
    signing_in = page.url
    code = wait_for(page, CODE, address)
    page.goto(signing_in)
    page.fill("[autocomplete=one-time-code]", code)
    press(page)


def fetched(page, link) -> bytes:
    """The file a link leads to, without leaving the page."""
    return page.request.get(page.locator(link).first.get_attribute("href")).body()
