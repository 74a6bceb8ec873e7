"""The article about a business school's network, acted out: everybody who finished is in it, students run it."""

from datetime import date

import pytest

from .acting import act, answer, enter, go_to_group, post, press, reload_until, say, sees, sees_not
from .letters import CODE, wait_for

pytestmark = pytest.mark.browser

BUSINESS, HISTORY, AARHUS = "Handelshøgskolens alumner", "Historie i Nordvik", "Nordvik i Danmark"
FINISHED = date.today().year - 1
REGISTER = f"""Studentnr;Gradsnr;Fornavn;Etternavn;Fødselsår;E-post privat;Programkode;Studieprogramnavn;Dato oppnådd
910001;G910001;Torill;Handelstad;1999;torill@example.com;MOA;Økonomi og administrasjon;15.06.{FINISHED}
"""
PHONE = {"width": 390, "language": "nb"}


@pytest.fixture
def deputy(visit):
    return enter(visit, "board", "nordvik", BUSINESS)


def read_in(office, file):
    """What the registry sends after each graduation."""
    office.goto("/nordvik/desk/imports/")
    office.set_input_files("input[type=file]", file)
    office.fill("main input[type=text]", "handel")
    press(office, "main form button[type=submit]")
    press(office, "main form button[type=submit]")
    reload_until(office, "form[action$='/run/'] button")
    press(office, "form[action$='/run/'] button")
    reload_until(office, "a[href$='/undoing/']")


def take_her_place(visit, page):
    """With nothing but her name, her years and the address the school knew."""
    page.goto("/nordvik/find-me/")
    typed = {"given_names": "Torill", "surname": "Handelstad", "birth_year": "1999", "years": str(FINISHED)}
    for name, value in (typed | {"email": "torill@example.com"}).items():
        page.fill(f"[name={name}]", value)
    press(page)
    page.fill("[autocomplete=one-time-code]", wait_for(visit(), CODE, "torill@example.com"))
    press(page)


def test_who_finishes_a_master_is_in_by_themselves(visit, deputy, tmp_path):
    act("Who has finished a master's degree at the school counts as one of its alumni; nobody signs up.")
    (tmp_path / "grader.csv").write_bytes(REGISTER.encode("cp1252"))
    read_in(visit("coordinator"), tmp_path / "grader.csv")
    act("She has heard of it, finds her place, and the group is among hers already.")
    graduate = visit(**PHONE)
    take_her_place(visit, graduate)
    graduate.goto("/nordvik/groups/")
    reload_until(graduate, "main section:first-of-type a:has-text('Handelshøgskolens')")
    press(graduate, "main section:first-of-type a:has-text('Handelshøgskolens')")
    go_to_group(deputy, "nordvik", BUSINESS, "members/?q=handelstad")
    assert deputy.locator(".faces a", has_text="Handelstad").count() == 1
    act("The evening once a year is announced there, with food, a talk and time to meet.")
    assert graduate.locator("article.post").first.inner_text().count("alumnikveld") == 1
    sees(graduate, "mat, foredrag og tid til å prate")
    act("What the network is for, and that nobody had to do anything, stands on a page of its own.")
    press(graduate, "nav.tabs a[href$='/about/']")
    assert graduate.locator("form[action$='/membership/'] [name=do][value=leave]").count() == 1


def test_students_run_it_as_an_association(deputy):
    act("The network is run by students; the deputy leader has held the office for a year.")
    press(deputy, "nav.tabs a[href$='/members/']")
    press(deputy, "main a[href$='/board/']")
    held = deputy.locator(".seats-held").first
    assert "Selma Haugen" in held.inner_text()
    assert str(date.today().year + 1) in held.inner_text() or str(date.today().year) in held.inner_text()
    act("Who led it the year before is remembered, and has no say any more.")
    deputy.locator(".earlier summary").first.click()
    assert deputy.locator(".earlier .seats-held li:visible").count() == 2
    act("What the next board has to know is written down.")
    go_to_group(deputy, "nordvik", BUSINESS, "handover/")
    if deputy.locator("main form [value=begin]").count() and not deputy.locator(".duties").count():
        press(deputy)
    duty = deputy.locator(".duties li").first
    press(deputy, ".duties li button[aria-pressed]")
    assert duty.locator("button[aria-pressed=true]").count() == 1


def test_the_evening_is_announced_and_pinned(deputy):
    act("Members past and present are asked to an evening in town.")
    announced = say(deputy, "Alumnikvelden blir 6. februar kl 18 på Torget: middag, foredrag og mingling.")
    assert post(deputy, "kl 18 på Torget").locator(".tags li").count() == 1  # an event, found out
    deputy.goto(announced)
    press(deputy, "button[value=pin]")
    go_to_group(deputy, "nordvik", BUSINESS)
    assert "kl 18 på Torget" in deputy.locator("article.post").first.inner_text()


def test_old_classmates_and_where_they_work_now(visit):
    act("One finds those one once sat with, and learns where they work and as what.")
    alumna = enter(visit, "alumna", "nordvik", **PHONE)
    alumna.goto("/nordvik/class/")
    at_work = alumna.locator("li.face:has(a.whole)", has=alumna.locator("p.muted:not(:empty)")).first
    work = at_work.locator("p.muted").first.inner_text()
    press(alumna, f"li.face:has-text('{work}') a.whole")
    sees(alumna, work.split(", ")[-1])


def test_who_has_worked_a_while_shares_what_they_know(visit):
    act("Who is new in working life asks, and somebody who has been there for years answers.")
    alumna = enter(visit, "alumna", "nordvik", HISTORY, **PHONE)
    asked = say(alumna, "Hva burde jeg visst før jeg søkte stipend?")
    teacher = visit("teacher")
    teacher.goto(asked)
    answer(teacher, "Budsjettet leses først. Skriv det sist.")
    act("The one who asked says that this was the answer, and whoever comes later finds it first.")
    alumna.goto(asked)
    press(alumna, "button[value=accept]")
    teacher.reload()
    sees(teacher, "Budsjettet leses først", "section.accepted")


def test_jobs_are_told_of_among_those_who_know_each_other(visit):
    act("Many jobs are filled through people one knows: a member tells of one, and asks may be put to them.")
    teacher = enter(visit, "teacher", "nordvik", HISTORY)
    told = say(teacher, "Ledig stilling ved arkivet, jeg kjenner dem godt: https://example.org/arkivar")
    alumna = visit("alumna", **PHONE)
    alumna.goto("/nordvik/")
    sees(alumna, "jeg kjenner dem godt")
    alumna.goto(told)
    answer(alumna, "Takk! Vet du når de svarer?")
    act("Who told of it hears of the question.")
    teacher.goto("/nordvik/notices/")
    reload_until(teacher, ".notices a:has-text('Ragnhild')")


def test_how_much_one_takes_part_is_up_to_oneself(visit):
    act("One decides oneself how much one takes part: once a week, or never.")
    alumna = enter(visit, "alumna", "nordvik", AARHUS, **PHONE)
    go_to_group(alumna, "nordvik", AARHUS, "notices/")
    for how in ("never", "weekly"):
        alumna.locator(f"main [name=how][value={how}]").check()
        press(alumna)
        assert alumna.locator("main [name=how]:checked").get_attribute("value") == how
    act("One is counted in for life, and yet may leave a group one never joined; it is remembered.")
    leaver = enter(visit, "neighbour", "saarela", "Liiketalouden alumnit", width=390, language="fi")
    go_to_group(leaver, "saarela", "Liiketalouden alumnit", "about/")
    press(leaver, "form:has([name=do][value=leave]) button")
    leaver.goto("/saarela/me/topic/new/")  # facts of hers change, and the rule is asked again
    leaver.fill("main form [name=text]", "Verotus")
    press(leaver)
    go_to_group(leaver, "saarela", "Liiketalouden alumnit")
    assert leaver.locator(".composer").count() == 0
    act("And one may come back.")
    press(leaver, "form:has([name=do][value='come back']) button")
    go_to_group(leaver, "saarela", "Liiketalouden alumnit")
    assert leaver.locator(".composer").count() == 1


def test_the_assistant_finds_out_where_people_work(visit):
    act("A student working for the office collects in which trade, where and in which country people work.")
    assistant = enter(visit, "assistant", "nordvik")
    assistant.goto("/nordvik/people/?claimed=no")
    press(assistant, ".people a")
    person = assistant.url
    assistant.goto(f"{person}position/new/")
    for name, value in {"employer": "Banca di Bergamo", "title": "Analyst"}.items():
        assistant.fill(f"main [name={name}]", value)
    press(assistant)
    assistant.goto(person)
    sees(assistant, "Banca di Bergamo")
    act("Who has no place yet can be asked to come, and it is told where what is known comes from.")
    assert assistant.locator("main a[href$='/correct/']").count() >= 1


def test_one_can_be_of_use_to_ones_school(visit):
    act("One may teach as a guest, take a student in, examine or sit on a board: an alumna offers it.")
    alumna = visit("alumna", **PHONE)
    alumna.goto("/nordvik/me/offers/")
    alumna.locator("[name=kinds]").first.check()
    offered = alumna.locator("[name=kinds]").first.get_attribute("value")
    press(alumna)
    act("A teacher who looks for one finds her, and writes.")
    teacher = visit("teacher")
    teacher.goto(f"/nordvik/people/?offers={offered}&q=østby")
    reload_until(teacher, ".people a:has-text('Ragnhild Østby')")
    press(teacher, ".people a:has-text('Ragnhild Østby')")
    press(teacher, "main a[href$='/letter/']")
    assert teacher.locator("main form [name=text], main form [name=question]").count() == 1
    sees_not(teacher, "@")
