"""Steps of giving and asking, for the stories that act them out on the demo."""

import re
from datetime import date, timedelta

from .acting import filled_in, press, reload_until
from .letters import CODE, wait_for

ASKED = re.compile(r"/\w+/asked/[\w.-]+/(?=\s)")  # the page with a yes and a no, from the mail of an ask
ANSWER = re.compile(r"/\w+/answer/[\w.-]+/(?=\s)")  # the page with a field, from the mail of a question
TODAY = date.today()
THURSDAY = TODAY + timedelta(days=14 + (3 - TODAY.weekday()) % 7)  # in two weeks, or a little later
IN_THREE_WEEKS = f"{TODAY + timedelta(days=21):%Y-%m-%d}"


def helpful(visit, *kinds):
    """The alumna has all the time in the world, and would do these, too."""
    alumna = visit("alumna", width=390)
    alumna.goto("/nordvik/me/offers/")
    alumna.eval_on_selector_all("main form details", "all => all.forEach(one => one.open = true)")
    alumna.select_option("[name=per_year]", "0")
    for month in alumna.locator("[name=months_off]:checked").all():
        alumna.uncheck(f"[name=months_off][value='{month.get_attribute('value')}']")
    for kind in kinds:
        alumna.check(f"[name=kinds][value={kind}]")
    press(alumna)


def page_of(page, name):
    """Somebody's page, by the directory: who has just changed something is found in a moment."""
    page.goto(f"/nordvik/people/?q={name}")
    reload_until(page, f".people a:has-text('{name}')")
    press(page, f".people a:has-text('{name}')")


def need(page, kind, title, **more):
    """What one needs, said in the form before one; then one sees who could."""
    page.select_option("main [name=kind]", kind)
    filled_in(page, title=title, **more)


def asks_the_alumna(page, kind, title):
    """By her own page; any time in three weeks will do."""
    page_of(page, "Ragnhild Østby")
    press(page, "main a[href*='/asks/new/?person=']")
    need(page, kind, title, until=IN_THREE_WEEKS)
    press(page, "button[value=send]")


def to_her(title) -> re.Pattern:
    """Letters to the alumna about an ask: others may have been asked as well."""
    return re.compile(rf"alumna@[\s\S]*{re.escape(title)}")


def says_yes(visit, title, words):
    """The alumna, or whoever else holds her mail."""
    page = visit(width=390)
    page.goto(wait_for(page, ASKED, to_her(title)))
    filled_in(page, "button[value=yes]", words=words)


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
