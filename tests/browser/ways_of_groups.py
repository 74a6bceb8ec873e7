"""How to get to the pages of groups, and of what is said and written there, in a state. As in `ways`."""

import re
import secrets

from .acting import go_to_group, post, press, say, where
from .ways import become, send

FASHION = ("lysbu", "Mote og produksjon")
BUSINESS = ("nordvik", "Handelshøgskolens alumner")
HISTORY = ("nordvik", "Historie i Nordvik")
BOOTS, SHOW, ART = "gummistøvlar", "avgangsvisinga", "regnfrakkar"  # words of posts in the demo
NO_MORE = re.compile(r"/\w+/no-more/[^\s/]+/")
STARTED: dict[str, str] = {}  # groups made here, by their names


def within(group, rest=""):
    """A page of one of the demo's groups."""
    return lambda page: go_to_group(page, *group, rest)


def without(go, *names):
    """Somewhere, and the form there sent with these fields empty."""

    def blank(page):
        go(page)
        for name in names:
            page.fill(f"main form [name={name}]", "")
        send(page, f"main form:has([name={names[0]}]) .ds-button")

    return blank


def a_page_elsewhere(page):
    """Of an address that is not safe."""
    within(FASHION, "settings/")(page)
    page.fill("main form [name=elsewhere]", "http://example.org/")
    send(page, "main form:has([name=elsewhere]) .ds-button")


def started(rest="", admits="open"):
    """A group of one's own, made for this and empty still."""

    def go(page):
        if admits not in STARTED:
            page.goto("/lysbu/groups/new/")
            page.fill("[name=name]", f"Trykk og mønster ({admits})")
            page.locator(f"[name=admits][value={admits}]").check()
            send(page)
            STARTED[admits] = page.url
        page.goto(STARTED[admits] + rest)

    return go


def asked_in(page):
    """Somebody waits for an answer."""
    started("", "request")(page)
    become(page, "tutor")
    page.goto(STARTED["request"])
    if page.locator("form:has([value=ask])").count():
        send(page, "form:has([value=ask]) .ds-button")
    become(page, "designer")
    started("requests/", "request")(page)


def a_rule(page):
    """What a rule would mean, before it is said for sure."""
    page.goto("/nordvik/groups/new/?programme=MOA&year=any")
    page.fill("main [name=name]", "Økonomer")
    page.locator("[name=admits][value=rule]").check()
    send(page)
    page.locator("#sure").wait_for()


def then_to(go, selector):
    """Somewhere, and on by the first link like this."""

    def further(page):
        go(page)
        press(page, selector)

    return further


def with_a_code(page):
    """The ways in, with a code for the wall."""
    within(FASHION, "ways-in/")(page)
    if not page.locator(".wall-code").count():
        press(page, "button[value=wall]")


def at_the_door(page):
    """As a visitor who has the code."""
    become(page, "tutor")
    with_a_code(page)
    code = page.locator(".wall-code").first.inner_text()
    page.context.clear_cookies(name="session")
    page.goto("/lysbu/join/")
    page.fill("[name=code]", code)
    send(page)


def through_the_door(page):
    """Where the code from the mail is typed."""
    at_the_door(page)
    page.fill("[name=name]", "Nora Vik")
    page.fill("[name=email]", f"{secrets.token_hex(6)}@example.org")
    send(page)


def at_post(words, group=FASHION, rest=""):
    """A post of the demo, or a page of it."""

    def go(page):
        go_to_group(page, *group)
        page.goto(where(page, words) + rest)

    return go


def own_post(words, rest="", kind=""):
    """A post one has written, once."""

    def go(page):
        go_to_group(page, *FASHION)
        if not post(page, words).count():
            say(page, words, kind and (lambda window: chosen(window, kind)))
        page.goto(where(page, words) + rest)

    return go


def chosen(page, kind):
    page.locator(".composer details.more summary").first.click()
    page.select_option(".composer [name=kind]", kind)


def wrote_nothing(page):
    """The field sent empty, with a name kept back where one cannot."""
    go_to_group(page, *FASHION)
    chosen(page, "rent")
    page.check("[name=unnamed]")
    send(page, ".composer button[type=submit]:not([formaction])")


def kept_a_draft(page):
    go_to_group(page, *FASHION)
    page.fill(".composer [name=text]", "Eg lurer på om nokon …")
    send(page, ".composer [formaction$='/draft/']:not([value=forget])")
    go_to_group(page, *FASHION)


def accepted(page):
    own_post("Kva heiter den gamle saumen med to trådar?")(page)
    if not page.locator("section.accepted").count():
        page.fill("#answer-text", "Attersting, trur eg.")
        send(page, "#answer .ds-button")
        send(page, "button[value=accept]")


def closed(page):
    own_post("Vi er ferdige med å pynte salen.")(page)
    if page.locator("button[value=close]").count():
        send(page, "button[value=close]")


def reported(page):
    """Something there is to decide about, at the group's page of care."""
    become(page, "designer")
    within(FASHION, "care/")(page)
    if not page.locator("main .rows a.whole").count():
        become(page, "tutor")
        at_post("studio", rest="report/")(page)
        page.fill("[name=words]", "Er dette reklame?")
        send(page)
        become(page, "designer")
        within(FASHION, "care/")(page)


def removed(page):
    """What its writer reads: why it was taken away. Written once, and taken away by who leads the group."""
    words = "Eg sel alt, eg sel billeg, eg sel no."
    become(page, "tutor")
    own_post(words)(page)
    address = page.url
    if not page.locator(".taken").count():
        become(page, "board")
        become(page, "designer")
        page.goto(f"{address}report/")
        page.fill("[name=words]", "Reklame.")
        send(page)
        page.fill("[name=reason]", "Fortel heller kva du lagar.")
        send(page, "button[value=remove]")
        become(page, "tutor")
        page.goto(address)


def wrote_to(name, text):
    """A letter to a fellow, once."""

    def go(page):
        page.goto(f"/lysbu/people/?q={name}")
        send(page, ".people a")
        send(page, "a[href$='/letter/']")
        if page.locator("main form [name=text]").count():
            page.fill("main form [name=text]", text)
            send(page)

    return go


def a_stranger(page):
    """The first one of another subject who has come, and the letter to them."""
    page.goto("/nordvik/people/?claimed=yes&level=6")
    send(page, ".people a")
    send(page, "a[href$='/letter/']")


def asked_a_stranger(page):
    a_stranger(page)
    if page.locator("main form [name=question]").count():
        page.fill("[name=who]", "Eg studerer informatikk på andre året.")
        page.fill("[name=question]", "Korleis fekk du den første jobben?")
        page.locator("[name=takes]").first.check()
        send(page)


def blocked_somebody(page):
    page.goto("/saarela/me/blocked/")
    if not page.locator("main .rows li").count():
        page.goto("/saarela/people/?claimed=yes")
        send(page, ".people a")
        send(page, "a[href$='/block/']")
        send(page)
    page.goto("/saarela/me/blocked/")


def followed_somebody(page):
    page.goto("/nordvik/me/following/")
    if not page.locator("main .rows li").count():
        page.goto("/nordvik/people/?claimed=yes")
        send(page, ".people a")
        send(page, "button[value=follow]")
    page.goto("/nordvik/me/following/")


def seen_in_the_mail(page, pattern):
    """The newest of its kind, used before or not."""
    for _ in range(40):
        if found := pattern.search(all_mail(page)):
            return found[0]
        page.wait_for_timeout(250)
    raise AssertionError("no such letter came")


def all_mail(page) -> str:
    page.goto("/demo/mail/")
    return page.locator("main").inner_text()


def no_more_of_these(page):
    """By the link at the end of a mail that tells of an answer; somebody answers first where none has come yet."""
    if not NO_MORE.search(all_mail(page)):
        become(page, "designer")
        own_post("Kven har ein symaskinfot til knapphol?")(page)
        address = page.url
        become(page, "tutor")
        page.goto(address)
        page.fill("#answer-text", "Eg har to.")
        send(page, "#answer .ds-button")
    page.goto(seen_in_the_mail(page, NO_MORE))
