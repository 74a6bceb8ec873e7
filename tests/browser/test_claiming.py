"""Taking one's place on a phone: from the letter or by saying who one is, through the first visit, to the class."""

from datetime import date

import pytest

from kohort.demo.classes import SIZE, classmates
from kohort.demo.curriculum import institutions

from .letters import CODE, INVITATION, PLACE, wait_for, written

pytestmark = pytest.mark.browser
EMPLOYER = "Nordlys forlag"


@pytest.fixture(scope="module")
def unclaimed():
    """The alumna's classmates who have no place yet, as the demo invented them: (with an address, without)."""
    mates = list(classmates(institutions()["nordvik"], date.today()))[:SIZE]
    away = [one for one in mates if not one.claimed]
    return [one for one in away if one.email], [one for one in away if not one.email]


@pytest.fixture
def letter_to(visit):
    """The link in somebody's letter. The coordinator sends them to the whole year, once."""

    def link(person) -> str:
        if not written(visit(), INVITATION, person.email):
            office = visit("coordinator")
            office.goto(f"/nordvik/desk/invitations/new/?claimed=no&year={year_of(person)}&again=yes")
            office.click("main a.ds-button")
            office.click("button[value=send]")
            office.locator(".invitation").wait_for()
        return wait_for(visit(), INVITATION, person.email)

    return link


def year_of(person) -> int:
    return person.studies[0].award.year


def press(page, selector="main form button.ds-button"):
    """Tap it, and see where that leads."""
    with page.expect_navigation():
        page.locator(selector).first.tap()


def type_the_code(page, mail, to):
    page.wait_for_url("**/nordvik/find-me/code/")
    page.fill("[autocomplete=one-time-code]", f" {wait_for(mail, CODE, to).lower()} ")
    press(page)


def settle_in(page, language):
    """All five questions: four answered, one skipped."""
    page.wait_for_url("**/nordvik/welcome/you/")
    assert page.input_value("main [name=language]") == language
    press(page)
    page.wait_for_url("**/nordvik/welcome/work/")
    page.fill("[name=employer]", EMPLOYER)
    press(page)
    page.wait_for_url("**/nordvik/welcome/seen/")
    assert page.locator("[name=work]:checked").get_attribute("value") == "30"
    press(page)
    page.wait_for_url("**/nordvik/welcome/offers/")
    press(page, "button[value=skip]")
    page.wait_for_url("**/nordvik/welcome/letters/")
    press(page)
    page.wait_for_url("**/nordvik/welcome/")


def is_at_home(page, person, language):
    """What one sees at the end: one's class, and one's own page with what was said."""
    assert page.get_attribute("html", "lang") == language
    press(page, ".hero a[href$='/class/']")
    assert page.locator("li.face").count() >= 10
    page.goto("/nordvik/me/")
    assert page.locator("h1").inner_text() == f"{person.call_name} {person.surname}"
    assert EMPLOYER in page.locator("#work").inner_text()


def is_found(page, person):
    """By a classmate, as soon as the index knows."""
    for _ in range(80):
        page.goto(f"/nordvik/people/?q={person.call_name}+{person.surname}")
        found = page.locator(".people a").filter(has_text=person.surname)
        if found.count():
            break
        page.wait_for_timeout(200)
    found.first.click()
    page.locator("h1", has_text=person.surname).wait_for()
    assert EMPLOYER in page.locator("main").inner_text()


def say_who_one_is(page, person, **otherwise):
    page.goto("/nordvik/")
    press(page, "a[href$='/find-me/']")
    said = {"given_names": person.given_names, "surname": person.surname, "birth_year": person.birth_year}
    said |= {"years": year_of(person), "email": f"{person.key}@example.org"} | otherwise
    for name, value in said.items():
        page.fill(f"[name={name}]", str(value))
    press(page)
    return said["email"]


@pytest.mark.parametrize(("language", "who"), [("fi", 0), ("nb", 1)])
def test_by_the_letter(visit, letter_to, unclaimed, language, who):
    person = unclaimed[0][who]
    page = visit(width=390, language=language)
    page.goto(letter_to(person))
    press(page)
    type_the_code(page, visit(), person.email)
    settle_in(page, language)
    is_at_home(page, person, language)
    assert page.locator(".ds-alert[data-color=info]").is_visible()  # seven days for whoever reads the other addresses
    is_found(visit("alumna"), person)


def test_by_saying_who_one_is(visit, unclaimed):
    person = unclaimed[0][2]
    page = visit(width=390, language="fi")
    typed = say_who_one_is(page, person)
    type_the_code(page, visit(), person.email)
    settle_in(page, "fi")
    is_at_home(page, person, "fi")
    is_found(visit("alumna"), person)
    assert not written(visit(), CODE, typed)


def test_when_the_office_has_to_look(visit, unclaimed):
    person = unclaimed[1][0]
    page = visit(width=390, language="nb")
    typed = say_who_one_is(page, person, birth_year=person.birth_year - 1)
    let_in(visit("coordinator"), person)
    page.goto(wait_for(visit(), PLACE, typed))
    press(page)
    type_the_code(page, visit(), typed)
    settle_in(page, "nb")
    is_at_home(page, person, "nb")
    is_found(visit("alumna"), person)


def let_in(office, person):
    """The coordinator calls them up, and writes down how she made sure."""
    for _ in range(80):
        office.goto("/nordvik/desk/cases/")
        if office.locator("main a", has_text=person.surname).count():
            break
        office.wait_for_timeout(200)
    office.locator("main a", has_text=person.surname).first.click()
    office.get_by_label(f"It is {person.call_name} {person.surname}").check()
    office.fill("[name=reason]", "I called the number on her application of 2015, and she named her supervisor.")
    office.click("main form button.ds-button")
    office.wait_for_url("**/desk/cases/")


def test_without_javascript(visit, letter_to, unclaimed):
    person = unclaimed[0][3]
    page = visit(width=390, language="nb", script=False)
    page.goto(letter_to(person))
    press(page)
    type_the_code(page, visit(), person.email)
    settle_in(page, "nb")
    is_at_home(page, person, "nb")
    is_found(visit("alumna"), person)
