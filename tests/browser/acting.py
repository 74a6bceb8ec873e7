"""What people do in groups, as steps for the articles: each `act` says in a sentence what is being acted out."""

import re
from io import BytesIO

from PIL import Image

from .letters import CODE, wait_for

ADDRESSES: dict[tuple[str, str], str] = {}  # of the demo's groups and events, the same on all its servers
LINK_IN = re.compile(r"/lysbu/join/[\w-]+/(?=\s)")
ASKED = re.compile(r"/\w+/come/[\w.-]+/(?=\s)")  # the page with one button, from an invitation to an event
SEAT = re.compile(r"/\w+/seats/[\w.-]+/(?=\s)")  # one's own seat


def act(gist: str) -> None:
    """The sentence being acted out. A test that fails shows it last."""
    print(gist)


def press(page, selector="main form button.ds-button"):
    """Tap it, and see where that leads."""
    with page.expect_navigation():
        page.locator(selector).first.click()


def go_to_group(page, where, name, rest=""):
    """One of the demo's groups, or a page of it, by the list of groups."""
    if (where, name) not in ADDRESSES:
        page.goto(f"/{where}/groups/")
        ADDRESSES[where, name] = page.locator(".rows a", has_text=name).first.get_attribute("href")
    page.goto(ADDRESSES[where, name] + rest)


def go_to_event(page, where, title, rest=""):
    """One of the demo's events that are on or to come, or a page of it, by the list of events."""
    if (where, title) not in ADDRESSES:
        page.goto(f"/{where}/events/")
        ADDRESSES[where, title] = page.locator(".entries a", has_text=title).first.get_attribute("href")
    page.goto(ADDRESSES[where, title] + rest)


def enter(visit, persona, where, group=None, **window):
    """A window of somebody in an institution, in one of its groups or at home."""
    page = visit(persona, **window)
    if group:
        go_to_group(page, where, group)
    else:
        page.goto(f"/{where}/")
    return page


def say(page, text, more=None, to=0):
    """Write in the one field: to everybody there, or `to` one's class (1). `more` does the rest before it is posted.

    Returns where the post stands.
    """
    page.fill(".composer [name=text]", text)
    if page.locator(".reach").count():  # it stands on what one chose last
        page.locator(".reach [name=to]").nth(to).check()
    if more:
        more(page)
    press(page, ".composer button[type=submit]:not([formaction])")
    return where(page, text)


def where(page, text) -> str:
    """The address of a post in the list, as everybody in the group sees it."""
    return post(page, text).locator(".age a").first.get_attribute("href")


def post(page, text):
    """A post in the list, by words in it."""
    return page.locator("article.post").filter(has_text=text).first


def answer(page, text):
    """In the field under a post."""
    page.fill("#answer-text", text)
    press(page, "#answer .ds-button")


def sees(page, words, within="main"):
    """What one reads there."""
    assert words in page.locator(within).inner_text()


def sees_not(page, words):
    assert words not in page.locator("main").inner_text()


def a_picture() -> dict:
    """Of a dress, as files are chosen in a browser."""
    made = BytesIO()
    Image.new("RGB", (640, 800), (170, 60, 90)).save(made, "JPEG")
    return {"name": "kjole.jpg", "mimeType": "image/jpeg", "buffer": made.getvalue()}


def reload_until(page, selector):
    """The worker needs a moment."""
    for _ in range(60):
        if page.locator(selector).count():
            return
        page.wait_for_timeout(250)
        page.reload()
    raise AssertionError(f"no {selector} at {page.url}")


def in_by_the_code(visit, code, name, address, **window):
    """Somebody without an account, before a poster: the code, a name, an address, the code from the mail."""
    page = visit(width=390, **window)
    page.goto("/lysbu/join/")
    page.fill("[name=code]", code.lower())
    press(page)
    through_the_door(visit, page, name, address)
    return page


def through_the_door(visit, page, name, address):
    page.fill("[name=name]", name)
    page.fill("[name=email]", address)
    press(page)
    page.fill("[autocomplete=one-time-code]", wait_for(visit(), CODE, address))
    press(page)


def from_the_mail(visit, pattern, to, **window):
    """A window opened by the link in somebody's newest mail, where nobody is signed in."""
    page = visit(**window)
    page.goto(wait_for(page, pattern, to))
    return page


def filled_in(page, selector="main form button.ds-button", **fields):
    """A form filled in and sent; what is folded away is opened first."""
    page.eval_on_selector_all("main form details", "all => all.forEach(one => one.open = true)")
    for name, value in fields.items():
        page.fill(f"main [name={name}]", value)
    press(page, selector)
