"""How to get to the pages of giving, of mentoring and of opportunities in a state. As in `ways`.

Most of it stands in the demo. Links that whoever has the letter may open are opened where nobody is signed in.
"""

import re
import secrets
from datetime import date, timedelta
from pathlib import Path

from django.test import override_settings

from kohort.giving.links import OFFERING
from kohort.opportunities.links import RENEW

from .acting import filled_in, press
from .conftest import demo
from .letters import CODE, wait_for
from .ways import become, send
from .ways_of_events import once
from .ways_of_groups import all_mail, seen_in_the_mail, then_to

HOUSE = "nordvik"
DRAFT = "Lokalhistorie for skoleklasser"  # the teacher's asks: not sent yet
OPEN = "Arkiver som ikke finnes"  # put to three, the alumna among them
AGREED = "Fra masteroppgave til utstilling"
OVER = "Kaffe med en historiker"  # nobody has said how it went, as of the next one
CLOSED = "Bak skranken i et privatarkiv"
NOBODY = "Historiker i et oljeselskap"
ANSWERED = "Hva ser dere etter i en praksissøknad"  # the student's question
KEPT = "Hvordan er det egentlig å jobbe i Danmark"  # others may read it
STUDENTS = "To studenter som vil rydde"  # another, which nobody has
PAIRS = "Fra studie til jobb"  # mentoring: a round under way, and one that anybody may join
TRAINEE = "Praktikant i digitalt arkiv"  # the alumna has posted it; the student is interested
ADVISER = "Rådgiver i arkivet"  # for everybody; one applies elsewhere
SUMMER = "Sommerjobb for to"
COURSE = "Håndskrift fra 1600-tallet"  # of the teacher, for everybody
COURSES = "opportunities/?kind=course"


def named(title, path, rest=""):
    """What is called so in a list, or a page of it."""

    def find(page):
        page.goto(f"/{HOUSE}/{path}")
        press(page, f"main a:has-text('{title}')")

    return once(title, find, rest)


def ask(title, rest=""):
    """One of the teacher's."""
    return named(title, "giving/", rest)


def opportunity(title, rest=""):
    return named(title, "opportunities/", rest)


def course(rest=""):
    return named(COURSE, COURSES, rest)


def _something_nobody_offers(page):
    page.goto(f"/{HOUSE}/asks/new/?kind=other")
    day = date.today() + timedelta(days=60)
    filled_in(page, title="Glaciares", day=day.isoformat(), at="10:00")


nobody_fits = once("nobody fits", _something_nobody_offers)


def _take_back(page):
    _something_nobody_offers(page)
    page.goto(page.url.replace("/who/", "/withdrawal/"))
    send(page)


def _not_held(page):
    ask(CLOSED)(page)
    page.check("main [name=held][value=no]", force=True)
    send(page)


taken_back = once("taken back", _take_back)
not_held = once("not held", _not_held)


def held_for_no_time(page):
    """How it went, in minutes that cannot be."""
    ask(OVER)(page)
    page.fill("main [name=minutes]", "0")
    send(page)


def chosen_who_came(page):
    """What they did, and when, is not said."""
    page.goto(f"/{HOUSE}/visits/new/?q=Haugen")
    press(page, "main .rows a.whole")
    page.fill("main [name=on]", "")
    send(page)


def signed_out_at(persona, where, link):
    """Where a link on somebody's page leads, without signing in."""

    def go(page):
        become(page, persona)
        page.goto(where)
        press(page, f"main a[href*='/{link}/']")
        page.context.clear_cookies(name="session")

    return go


asked = once("asked", signed_out_at("alumna", f"/{HOUSE}/giving/", "asked"))
asked_to_say_yes = once("say yes", signed_out_at("designer", "/lysbu/giving/", "asked"))
asked_to_say_no = once("say no", signed_out_at("neighbour", "/saarela/giving/", "asked"))
to_answer = once("to answer", signed_out_at("alumna", f"/{HOUSE}/", "answer"))


def asked_another_time(page):
    """No month is chosen."""
    asked(page)
    page.locator("main details:has([value=later]) summary").click()
    page.eval_on_selector("main [name=month]", "months => months.value = ''")
    send(page, "button[value=later]")


def said_yes(page):
    asked_to_say_yes(page)
    if page.locator("button[value=yes]").count():
        send(page, "button[value=yes]")


def said_no(page):
    asked_to_say_no(page)
    if page.locator("button[value=no]").count():
        send(page, "button[value=no]")


def signed(link, row) -> str:
    """Where a letter that nobody waits for here would lead: a link to what stands at the address `row`."""
    with override_settings(SECRET_KEY=(Path(demo().name) / "secret.key").read_text()):
        return link.path(HOUSE, row.split("/")[-2])


def answered_nothing(page):
    to_answer(page)
    send(page, "button[value=answer]")


def in_the_mail(kind, cause):
    """By the link in a letter; `cause` brings one about where none of the kind lies there."""
    pattern = re.compile(rf"/{HOUSE}/{kind}/[\w.:-]{{30,}}/")

    def go(page):
        if not pattern.search(all_mail(page)):
            cause(page)
        page.context.clear_cookies(name="session")
        page.goto(seen_in_the_mail(page, pattern))

    return go


def _a_member(page):
    page.goto(f"/{HOUSE}/people/?q=selma+haugen")
    press(page, ".people a")


hearing = once("hearing", _a_member, "heard/")


def _write_down(page):
    become(page, "teacher")
    hearing(page)
    page.locator("main [name=kinds][value=career_talk]").evaluate("tick => tick.click()")
    send(page, "main form.form .ds-button")


heard = in_the_mail("heard", _write_down)


def tapped(page):
    """One thing one would help with, from a mail."""
    become(page, "teacher")
    once("hearing", _a_member)(page)
    page.context.clear_cookies(name="session")
    page.goto(signed(OFFERING, page.url) + "?kind=career_talk")


def renewal(page):
    """Does it still stand?"""
    opportunity(ADVISER)(page)
    page.goto(signed(RENEW, page.url))


def something_else(page):
    """What else one would help with is ticked, and not said."""
    page.goto(f"/{HOUSE}/me/offers/")
    page.locator("main [name=kinds][value=other]").evaluate("tick => tick.checked || tick.click()")
    page.fill("main [name=note]", "")
    send(page, "main form.form .ds-button")


def programme(rest=""):
    return named(PAIRS, "mentoring/", rest)


def _open_round(page):
    page.goto(f"/{HOUSE}/mentoring/")
    press(page, f".card:has-text('{PAIRS}') .buttons a")


def open_round(rest=""):
    """Of the programme with pairs."""
    return once("open round", _open_round, rest)


def under_way(rest):
    """A page of the round under way, for those who run it."""
    return once("under way", then_to(programme(), "main a[href$='/progress/']"), f"../{rest}")


def _pair(page):
    programme()(page)
    address = page.locator("main .rows a[href*='/rounds/']").nth(1).get_attribute("href")  # the first is open
    page.goto(address)
    press(page, "main a[href*='/mentoring/pairs/']")


pair = once("pair", _pair)


def signed_up(page):
    """In the open round, and asked for wishes."""
    open_round("part/?role=mentee")(page)
    if not page.input_value("main form [name=words]"):
        page.locator("main [name=languages][value=no]").check(force=True)
        filled_in(page, "main form:has([name=words]) .ds-button", words="Eg vil vite korleis ein arbeidsdag er.")
    open_round("wishes/")(page)


def _check(page):
    """A page shows three things that wait: one of them is dealt with first."""
    to_answer(page)
    if page.locator("button[value=no]").count():
        send(page, "button[value=no]")
    signed_out_at("alumna", f"/{HOUSE}/", "check")(page)


check = once("check", _check)


def _preview(page):
    page.goto(f"/{HOUSE}/opportunities/new/")
    page.check("main [name=kind][value=project]")
    said = {"title": "Isbreer i gamle bilder", "words": "Hvor gikk **kanten** i 1931?"}
    filled_in(page, **said, employer="Breheimen Fotoarkiv")


preview = once("preview", _preview)


def knocked(page):
    """An employer who has been sent a code. Returns the address it went to."""
    address = f"{secrets.token_hex(6)}@example.org"
    page.goto(f"/{HOUSE}/employers/")
    filled_in(page, organisation="Fjellro AS", name="Olav Gjest", email=address)
    return address


def _prove(page):
    address = knocked(page)
    where = page.url
    code = wait_for(page, CODE, address)
    page.goto(where)
    filled_in(page, code=code)


own_page = once("employer", _prove)


def employer(page):
    """The form of another one, come back."""
    own_page(page)
    filled_in(page, ".another .ds-button")


def employer_who_changes(page):
    """What waits for the office."""
    own_page(page)
    if not page.locator("a[href^='?change=']").count():
        page.locator("main [name=kind][value=project]").check(force=True)
        filled_in(page, ".another .ds-button", title="Skilt til en fjellsti", words="Ti skilt, og **ett** kart.")
    press(page, "a[href^='?change=']")
