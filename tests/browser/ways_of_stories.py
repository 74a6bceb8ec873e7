"""How to get to the pages of stories in a state. As in `ways`; most of them stand in the demo."""

from .acting import filled_in, press
from .ways import become, send
from .ways_of_events import once
from .ways_of_giving import named

STORY = "Å lese andres post"  # of the alumna, for members
OTHER = "Three doors that closed"  # of a member


def story(rest=""):
    return named(STORY, "stories/", rest)


def visible(page):
    """The list, with the story of the neighbour, who may have disappeared for another look."""
    become(page, "neighbour")
    page.goto("/saarela/me/hidden/")
    if page.locator("button[value=show]").count():
        send(page, "button[value=show]")
    page.context.clear_cookies(name="session")
    page.goto("/saarela/stories/")


def _public(page):
    visible(page)
    press(page, "main a.whole")


public = once("public story", _public)


def _draft(page):
    page.goto("/nordvik/stories/new/")
    filled_in(page, "button[value=look]", title="Fra lektor til loddkaster", words="**Begge deler** er undervisning.")


draft = once("draft of a story", _draft)


def looked_at(page):
    """What readers have already, beneath what they would have."""
    story("edit/")(page)
    send(page, "button[value=look]")


def removed(page):
    """The office has taken it back."""
    named(OTHER, "stories/")(page)
    if page.locator("main a[href$='/removal/']").count():
        press(page, "main a[href$='/removal/']")
        filled_in(page, reason="It names a colleague who would rather not be named.")


def public_report(page):
    public(page)
    page.goto(f"{page.url}report/")


def reported(page):
    """The student has reported one, and the office is looking."""
    become(page, "student")
    story("report/")(page)
    filled_in(page, words="The second picture shows somebody who did not want to be in it.")
    become(page, "coordinator")
    page.goto("/nordvik/desk/concerns/")
