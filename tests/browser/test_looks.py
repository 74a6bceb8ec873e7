"""Every page and state: WCAG 2.2 AA by axe, no sideways scrolling, the language said, nothing refused by the policy."""

import itertools

import pytest

from .pages import PAGES
from .states import STATES
from .ways_of_groups import then_to, with_a_code
from .windows import TOO_WIDE, finish

pytestmark = pytest.mark.browser

# Long words and both schemes in the everyday run; everything in the full one.
EVERYDAY = [("fi", 390, False), ("nn", 1280, True)]
ALL = list(itertools.product(["en", "nb", "nn", "fi", "sv"], [320, 1280], [False, True]))


def names(pages):
    return [page[0] for page in pages]


def by_turns(turn):
    """Every second page, in one of the two looks: both would take twice as long. Each look is one process's work."""
    return (PAGES + STATES)[turn::2]


@pytest.mark.parametrize(("name", "who", "go"), by_turns(0), ids=names(by_turns(0)))
def test_page(glance, axe, name, who, go):
    """The others are in `test_looks_wide`."""
    language, width, dark = EVERYDAY[0]
    look_at(glance(who, language=language, width=width, dark=dark), axe, go, language)


@pytest.mark.full
@pytest.mark.parametrize(("name", "who", "go"), PAGES + STATES, ids=names(PAGES + STATES))
@pytest.mark.parametrize(("language", "width", "dark"), ALL)
def test_page_in_full(glance, axe, name, who, go, language, width, dark):
    look_at(glance(who, language=language, width=width, dark=dark), axe, go, language)


def test_the_poster_speaks_the_language_of_its_group(visit, axe):
    look_at(visit("tutor", language="fi"), axe, then_to(with_a_code, "a[href*='/lysbu/ways-in/']"), "nn")


def look_at(page, axe, go, language):
    go(page)
    unstick(page)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "scrolls sideways"
    assert page.get_attribute("html", "lang") == language
    assert page.locator("h1").count() == 1


def unstick(page):
    """A window as high as the page: a bar at its lower edge covers half of whatever is there just now."""
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": page.viewport_size["width"], "height": max(height, 900)})


def test_axe_sees_what_is_wrong(visit, axe):
    """The positive control: a page with planted faults is not let through."""
    page = visit()
    page.goto("/")
    page.evaluate("document.body.innerHTML = '<img src=x><input><a href=/></a><button></button>'")
    assert len(axe(page)) >= 4


def test_a_page_too_wide_is_noticed(chromium):
    """The positive control."""
    context, said = chromium.new_context(viewport={"width": 390, "height": 900}), []
    context.add_init_script(TOO_WIDE)
    context.route(
        "**", lambda route: route.fulfill(body="<!doctype html><p style='width: 391px'>wide", content_type="text/html")
    )
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.goto("http://wide.test/page/")
    finish(context)
    assert said == ["scrolls sideways: /page/"]
