"""How to get to the pages of events in a state. As in `ways`; most of it stands on the demo's own events."""

import secrets

from .acting import filled_in, go_to_event, press
from .letters import CODE, wait_for
from .ways import become, send

HOUSE, TIMES = "nordvik", {"day": "2031-05-09", "begins": "18:00", "finishes": "22:00"}
EVENING = "Alumnikveld"  # of the business school's group, full, with a queue; there was one last year
TODAY = "Hva gjør du egentlig på jobb"  # goes on right now
LECTURE = "Åpen forelesning"  # for everybody
TALK, BREAKFAST = "Gjesteforelesning", "Frokostseminar"  # for all members
ADDRESSES: dict[str, str] = {}  # of what was found or made here


def event(title, rest=""):
    """A page of one of the demo's events."""
    return lambda page: go_to_event(page, HOUSE, title, rest)


def once(name, find, rest=""):
    """Where `find` has led to, found or made once; and a page below it."""

    def go(page):
        if name not in ADDRESSES:
            find(page)
            ADDRESSES[name] = page.url
        page.goto(ADDRESSES[name] + rest)

    return go


def _last_year(page):
    page.goto(f"/{HOUSE}/events/past/")
    press(page, f".entries a:has-text('{EVENING}')")


def last_year(rest=""):
    """The evening of last year, closed long ago."""
    return once("last year", _last_year, rest)


def _campaign(page):
    page.goto(f"/{HOUSE}/events/")
    press(page, "a[href*='/campaigns/']")


def campaign(rest=""):
    return once("campaign", _campaign, rest)


def _managed(page):
    page.goto(f"/{HOUSE}/desk/campaigns/")
    press(page, "main .rows a.whole")


def managed(rest=""):
    """A campaign at the desk."""
    return once("managed", _managed, rest)


def _drafted(page):
    page.goto(f"/{HOUSE}/events/new/")
    filled_in(page, "form.plan .buttons button", title="Brettspillkveld", place="Kantina", **TIMES)
    page.goto(page.url.removesuffix("plan/"))


def drafted(rest=""):
    """A plan of one's own that nobody else has seen."""
    return once("draft", _drafted, rest)


def proposed_and_returned(page):
    """What a member has planned for the house, given back by the office."""
    once("returned", _drafted, "plan/")(page)
    if page.locator("button[value=propose]").count():
        send(page, "button[value=propose]")
        become(page, "coordinator")
        given_back(page, once("returned", _drafted, "plan/"))
        page.fill("main [name=words]", "Fortell hvem den er for.")
        send(page)
        become(page, "student")
        once("returned", _drafted, "plan/")(page)


def given_back(page, go=None):
    """Where the office writes what should change first."""
    if go:
        go(page)
    else:
        page.goto(f"/{HOUSE}/desk/events/")
        press(page, "main .rows a.whole")
    press(page, "button[value=return]")


def moved(page):
    """A plan saved at another time, while people come: are they to be told?"""
    event(EVENING, "plan/")(page)
    filled_in(page, "form.plan > .buttons button", finishes="23:00")


def _take(page):
    """One tap; it is the first button of the panel. Another look may have asked for an answer there."""
    for question in page.locator("#joining form [required]").all():
        question.fill("Ja.")
    page.locator("#joining form .buttons button").first.click()
    page.locator("#joining a[href*='/seats/']").first.wait_for()


def joined(title):
    """As one who comes, or waits."""

    def go(page):
        event(title)(page)
        if page.locator("#joining form .buttons button").count():
            _take(page)

    return go


def seat_of(title, rest=""):
    """One's own link, or a page below it."""

    def go(page):
        joined(title)(page)
        page.goto(page.locator("#joining a[href*='/seats/']").first.get_attribute("href") + rest)

    return go


def cancelled(title):
    """The page of an event one comes to no more."""

    def go(page):
        seat_of(title, "cancel/")(page)
        send(page)
        event(title)(page)

    return go


def asked_something(page):
    """An event whose question has to be answered, and was not."""
    event(BREAKFAST)(page)
    if not page.locator("#joining form [required]").count():
        become(page, "coordinator")
        event(BREAKFAST, "plan/questions/")(page)
        page.check("main [name=required]")
        filled_in(page, "main form.form .ds-button", words="Kommer du presis?")
        become(page, "alumna")
        event(BREAKFAST)(page)
    page.locator("#joining form .buttons button").first.click()
    page.locator("#joining [aria-invalid=true]").first.wait_for()


def knocked(page):
    """A visitor who has been sent a code. Returns the address it went to."""
    address = f"{secrets.token_hex(6)}@example.org"
    event(LECTURE, "come/")(page)
    filled_in(page, name="Olav Gjest", email=address)
    return address


def knocked_wrong(page):
    knocked(page)
    filled_in(page, code="AAAA-AAAA")


def came_without_an_account(page):
    address = knocked(page)
    where = page.url
    code = wait_for(page, CODE, address)
    page.goto(where)
    filled_in(page, code=code)


def checked_in(page):
    """At the door, where somebody is here already and somebody is looked for."""
    event(TODAY, "door/")(page)
    if page.locator(".head[aria-pressed=false]").count():
        page.locator(".head[aria-pressed=false]").first.click()
        page.locator(".head[aria-pressed=true]").first.wait_for()
    page.fill("#q", "a")


def a_seat_at_the_door(page):
    event(TODAY, "lists/")(page)
    press(page, "main .rows a")


def walked_in_without_a_name(page):
    event(TODAY, "door/walk-in/?q=Ragnhild")(page)
    page.fill("main [name=name]", "")
    send(page, "main form > .buttons button")


def sheet_for_the_kitchen(page):
    event(EVENING, "lists/")(page)
    page.eval_on_selector_all("form[target]", "forms => forms.forEach(form => form.removeAttribute('target'))")
    send(page, "button[value=food]")


def with_a_calendar(to):
    """A page on which one's calendar has an address."""

    def go(page):
        to(page)
        if not page.locator("#where").count():
            send(page, "button[value=make]")

    return go
