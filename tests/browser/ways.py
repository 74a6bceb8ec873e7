"""How to get to a page in a state: functions that take a page there. Doing it again gets there again.

Limits of the product count here too, so that what is counted by account is done by the members in turn.
"""

import secrets
from datetime import date
from itertools import cycle

from kohort.demo.classes import SIZE, classmates
from kohort.demo.curriculum import institutions

from .giving import signs_in

WAITING = "h1 ~ .rows li"  # at the desk; what is done stands in a section further down
MEMBERS = cycle(["alumna", "student", "teacher"])
POSITIONS = b"Company Name,Title,Description,Location,Started On,Finished On\nHavbruk AS,Adviser,,Bergen,May 2019,\n"


def at(path):
    """Straight to an address."""
    return lambda page: page.goto(path)


def filled(path, **fields):
    """A form with these fields filled in and sent."""

    def go(page):
        page.goto(path)
        for name, value in fields.items():
            page.fill(f"main form [name={name}]", value)
        send(page)

    return go


def emptied(path):
    """A form sent with nothing in it."""

    def go(page):
        page.goto(path)
        page.eval_on_selector_all("main form :is([type=text], select)", "all => all.forEach(one => one.value = '')")
        send(page)

    return go


def submitted(path):
    """A form sent as it stands, so that it comes back with what is wrong."""

    def go(page):
        page.goto(path)
        page.eval_on_selector_all("[required]", "fields => fields.forEach(field => field.required = false)")
        send(page)

    return go


def send(page, button="main form button.ds-button"):
    """Press the first like this and wait for the page that follows."""
    with page.expect_navigation():
        page.locator(button).first.click()


def uploaded(path, field, file):
    """A file sent: `file` is (name, type, bytes)."""

    def go(page):
        page.goto(path)
        page.set_input_files(f"main [name={field}]", dict(zip(("name", "mimeType", "buffer"), file, strict=True)))
        send(page)

    return go


def then(go, selector):
    """Somewhere, and on by the first thing like this there."""

    def further(page):
        go(page)
        send(page, selector)

    return further


def in_place(path, selector, appears):
    """Something pressed that changes the page without leaving it."""

    def go(page):
        page.goto(path)
        page.locator(selector).first.click()
        page.locator(appears).first.wait_for()

    return go


def become(page, persona):
    page.context.request.post("/demo/sign-in/", form={"persona": persona}, max_redirects=0)


def in_turn(go):
    """By the next member: for what each may do only so often."""

    def by_one(page):
        become(page, next(MEMBERS))
        go(page)

    return by_one


def elsewhere(path):
    """An address nobody has been to: `…/<something new>/`."""
    return f"{path}{secrets.token_hex(8)}/"


def read_the_mail(page):
    """The newest letters: two hundred take axe many seconds."""
    page.goto("/demo/mail/")
    page.eval_on_selector_all("article:nth-of-type(n + 10)", "old => old.forEach(letter => letter.remove())")


def somebody(page):
    page.goto("/nordvik/people/")
    page.locator(".people a").first.click()
    page.wait_for_load_state()


def corrected(page):
    somebody(page)
    page.goto(page.url.rstrip("/") + "/correct/")


def asked_for_a_code(page):
    """By a link that means nobody, which looks the same."""
    submitted(elsewhere("/nordvik/place/"))(page)


def asked_too_often(page):
    for _ in range(6):
        submitted("/nordvik/place/once-more/")(page)


def typed_a_wrong_code(page):
    asked_for_a_code(page)
    page.fill("[autocomplete=one-time-code]", "AAAA-AAAA")
    send(page)


def waited_for_a_sign_in_code(page):
    filled("/sign-in/", email=f"{secrets.token_hex(8)}@example.org")(page)


def added_an_address(page):
    filled("/account/addresses/new/", email=f"{secrets.token_hex(8)}@example.org")(page)


def skipped_everything(page):
    page.goto("/saarela/welcome/")
    while page.locator("button[value=skip]").count():
        send(page, "button[value=skip]")


def hidden(page):
    page.goto("/saarela/me/hidden/")
    if page.locator("button[value=hide]").count():
        send(page, "button[value=hide]")
        page.goto("/saarela/me/hidden/")


def removed_a_topic(page):
    filled("/nordvik/me/topic/new/", text=f"Glaciers {secrets.token_hex(4)}")(page)
    page.locator("#topics button[formaction*=removal]").last.click()
    page.locator("form[action$='/undo/']").wait_for()


def met_an_open_page(page):
    """As somebody who has only the address."""
    become(page, "board")
    page.goto("/nordvik/me/")
    if page.locator("button[name=open][value=yes]").count():
        send(page, "button[name=open]")
    page.goto("/nordvik/people/?q=selma+haugen")
    address = page.locator(".people a").first.get_attribute("href")
    page.context.clear_cookies(name="session")
    page.goto(address)


def reloaded_until(page, selector):
    """The worker needs a moment."""
    for _ in range(40):
        if page.locator(selector).count():
            return
        page.wait_for_timeout(250)
        page.reload()
    raise AssertionError(f"no {selector} at {page.url}")


def waiting_at_the_desk(path, persona, cause):
    """A list at the desk with something in it; `cause` puts it there."""

    def go(page):
        page.goto(path)
        if not page.locator(WAITING).count():
            become(page, persona)
            cause(page)
            become(page, "coordinator")
            page.goto(path)
        reloaded_until(page, WAITING)

    return go


def told_what_is_wrong(page):
    """Whoever does so keeps the language of the page for good: none of the personas, or no other look sees them."""
    mates = list(classmates(institutions()["nordvik"], date.today()))[:SIZE]
    page.context.clear_cookies(name="session")
    signs_in(page, next(one.email for one in mates[1:] if one.claimed and one.email))
    page.goto("/nordvik/welcome/you/")
    page.locator("main details summary").click()
    page.fill("[name=wrong]", "The degree is from 2016.")
    send(page)


def asked_for_a_place(page):
    """Under the name of the first who has none, born in a year when nobody here was."""
    page.goto("/nordvik/people/?claimed=no")
    given, _, surname = page.locator(".people a").first.inner_text().rpartition(" ")
    page.context.clear_cookies(name="session")
    typed = {"given_names": given, "surname": surname, "birth_year": "1931", "years": "2008"}
    filled("/nordvik/find-me/", **typed, email=f"{secrets.token_hex(8)}@example.org")(page)


cases = waiting_at_the_desk("/nordvik/desk/cases/", "coordinator", asked_for_a_place)
remarks = waiting_at_the_desk("/nordvik/desk/remarks/", "board", told_what_is_wrong)
tips = waiting_at_the_desk(
    "/nordvik/desk/remembered/",
    "student",
    filled("/nordvik/class/remember/", given_names="Somebody", surname="Longforgotten"),
)


def a_case(page):
    cases(page)
    send(page, f"{WAITING} a")


def new_from_a_case(page):
    a_case(page)
    page.goto(f"{page.url}new/")


def stopped_an_invitation(page):
    page.goto("/nordvik/desk/invitations/")
    stopped = "main .rows li:has([data-color=warning]) a"
    if not page.locator(stopped).count():
        page.goto("/nordvik/desk/invitations/new/letter/?claimed=no&year=1996-2011&again=yes")
        send(page, "button[value=send]")
        reloaded_until(page, ".figures dd:not(:text-is('0'))")
        send(page, "button[value=stop]")
        page.goto("/nordvik/desk/invitations/")
    send(page, stopped)


def printed_letters(page):
    page.goto("/nordvik/desk/invitations/on-paper/?claimed=no&year=1995-1999&again=yes")
    page.eval_on_selector_all("form[target]", "forms => forms.forEach(form => form.removeAttribute('target'))")
    send(page, "button[value=sheet]")


def a_colleague(page):
    page.goto("/nordvik/desk/office/")
    send(page, "main .rows a[href$='/new-factor/']")
