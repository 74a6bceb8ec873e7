"""What people come to do, done as they do it: on a phone, by keyboard, without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from .letters import wait_for_code

pytestmark = pytest.mark.browser

REGISTER = """Studentnr;Gradsnr;Fornavn;Etternavn;Fødselsår;E-post privat;Programkode;Studieprogramnavn;Dato oppnådd
900001;G900001;Solveig;Østbyhaugen;1990;solveig@example.com;HIST;Historie;15.06.2015
900002;G900002;Áilu;Čáppa;1991;ailu@example.com;HIST;Historie;31.02.2016
"""


def test_signing_in_by_a_code_from_the_mail(visit, site):
    page = visit(width=390, language="nn")
    page.goto("/sign-in/?next=/nordvik/people/")
    page.fill("input[type=email]", "alumna@demo.example.org")
    page.click("main form button")
    code = wait_for_code(visit())
    page.fill("input[autocomplete=one-time-code]", f" {code.lower()} ")
    page.click("main form button")
    page.wait_for_url("**/nordvik/people/")
    assert page.locator(".people a").count() == 20


def test_searching_while_typing(visit):
    page = visit("alumna")
    page.goto("/nordvik/people/")
    everybody = page.locator("#found [role=status]").inner_text()
    page.type("#q", "hans")
    page.wait_for_url("**q=hans**")
    page.wait_for_function("was => document.querySelector('#found [role=status]').innerText !== was", arg=everybody)
    assert "ans" in page.locator(".people").inner_text()
    assert page.evaluate("document.activeElement.id") == "q"


def test_searching_without_javascript(visit):
    page = visit("alumna", width=390, script=False)
    page.goto("/nordvik/people/")
    page.fill("#q", "hansen")
    page.press("#q", "Enter")
    page.wait_for_url("**q=hansen**")
    page.locator("#found ul.tags a").click()
    page.wait_for_url(re.compile(r"/people/(\?)?$"))
    assert page.locator(".people a").count() == 20


def test_a_register_comes_in_and_goes_again(visit, tmp_path):
    file = tmp_path / "grader.csv"
    file.write_bytes(REGISTER.encode("cp1252", "xmlcharrefreplace"))
    page = visit("coordinator", width=390, language="fi")
    page.goto("/nordvik/desk/imports/")
    page.set_input_files("input[type=file]", file)
    page.fill("main input[type=text]", "selain")
    page.click("main form button[type=submit]")
    page.wait_for_url("**/columns/")
    page.click("main form button[type=submit]")
    page.locator("form[action$='/run/'] button").click(timeout=60000)
    undo = page.locator("a[href$='/undoing/']")
    undo.wait_for(timeout=60000)
    address = page.url
    page.goto("/nordvik/people/?q=ostbyhaugen")
    page.wait_for_function(
        "() => document.querySelectorAll('.people li').length === 1 || setTimeout(() => location.reload(), 700)"
    )
    page.goto(address)
    undo.click()
    page.click("main form button")
    page.wait_for_url(address)
    page.locator("main h1").wait_for()


def test_the_keyboard_leads_everywhere(visit):
    """The skip link comes first, each stop shows where one is, and nothing that has the focus is covered."""
    page = visit("alumna", width=390)
    page.goto("/nordvik/people/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    for _ in range(25):
        page.keyboard.press("Tab")
        assert page.evaluate(SEEN), page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


SEEN = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
  if (one === document.body) return false;
  const after = getComputedStyle(one, '::after'), label = one.closest('label');
  const ringed = [style, after, label && getComputedStyle(label)].some(
    s => s && (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none'));
  const middle = Math.max(0, Math.min(innerHeight - 1, box.y + box.height / 2));
  const top = document.elementFromPoint(box.x + box.width / 2, middle);
  return ringed && (one.contains(top) || top.contains(one) || one.closest('li')?.contains(top));
}"""


def test_the_language_switch(visit):
    page = visit(width=390)
    page.goto("/nordvik/")
    page.locator("form[action='/language/'] button[value=fi], form[action='/language/'] [lang=fi]").first.evaluate(
        "it => it.click()"
    )
    expect(page.locator("html")).to_have_attribute("lang", "fi")
