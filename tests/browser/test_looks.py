"""Every page and state: WCAG 2.2 AA by axe, no sideways scrolling, the language said, nothing refused by the policy."""

import itertools

import pytest

from .pages import PAGES

pytestmark = pytest.mark.browser

# Long words and both schemes in the everyday run; everything in the full one.
EVERYDAY = [("fi", 390, False), ("nn", 1280, True)]
ALL = list(itertools.product(["en", "nb", "nn", "fi", "sv"], [320, 1280], [False, True]))


@pytest.mark.parametrize(("language", "width", "dark"), EVERYDAY)
@pytest.mark.parametrize(("name", "who", "go"), PAGES, ids=[page[0] for page in PAGES])
def test_page(visit, axe, name, who, go, language, width, dark):
    look_at(visit(who, language=language, width=width, dark=dark), axe, go, language)


@pytest.mark.full
@pytest.mark.parametrize(("language", "width", "dark"), ALL)
@pytest.mark.parametrize(("name", "who", "go"), PAGES, ids=[page[0] for page in PAGES])
def test_page_in_full(visit, axe, name, who, go, language, width, dark):
    look_at(visit(who, language=language, width=width, dark=dark), axe, go, language)


def look_at(page, axe, go, language):
    go(page)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "scrolls sideways"
    assert page.get_attribute("html", "lang") == language
    assert page.locator("h1").count() == 1


def test_axe_sees_what_is_wrong(visit, axe):
    """The positive control: a page with planted faults is not let through."""
    page = visit()
    page.goto("/")
    page.evaluate("document.body.innerHTML = '<img src=x><input><a href=/></a><button></button>'")
    assert len(axe(page)) >= 4
