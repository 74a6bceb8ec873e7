"""The article about a low threshold, acted out: a group one person started, that grew without becoming scary."""

import pytest

from .acting import (
    LINK_IN,
    a_picture,
    act,
    answer,
    enter,
    go_to_group,
    in_by_the_code,
    post,
    press,
    reload_until,
    say,
    sees,
    sees_not,
    through_the_door,
    where,
)
from .letters import wait_for

pytestmark = pytest.mark.browser

FASHION = "Mote og produksjon"
PHONE = {"width": 390, "language": "nn"}


@pytest.fixture
def starter(visit):
    return enter(visit, "designer", "lysbu", FASHION, **PHONE)


@pytest.fixture
def teacher(visit):
    return enter(visit, "tutor", "lysbu", FASHION)


def code_on_the_wall(teacher) -> str:
    """Made on the page of the ways in, read off the poster."""
    go_to_group(teacher, "lysbu", FASHION, "ways-in/")
    if not teacher.locator(".wall-code").count():
        press(teacher, "button[value=wall]")
    press(teacher, "a[href*='/lysbu/ways-in/']")
    return teacher.locator(".code").inner_text()


def test_one_person_starts_it_and_asks_the_teachers_in(visit):
    act("One person opens a group, so that students have somewhere to talk, tip and post what they like.")
    starter = enter(visit, "designer", "lysbu", **PHONE)
    starter.click(".opens-menu")
    press(starter, ".menu a[href$='/groups/']")
    press(starter, "a[href$='/groups/new/']")
    starter.fill("[name=name]", "Saum og stoff")
    starter.fill("[name=about]", "Sal, visingar, utstillingar og artiklar.")
    starter.locator("[name=admits][value=open]").check()
    press(starter)
    act("Teachers are asked in as well, to bring the students along.")
    starter.goto(f"{starter.url}invite/?q=Sunde")
    starter.locator(".choose-people li", has_text="Gro Sunde").locator("input").check()
    press(starter, ".choose-people .ds-button")
    teacher = enter(visit, "tutor", "lysbu")
    press(teacher, "form[action*='/join/'] button")
    sees(teacher, "Saum og stoff")
    act("A teacher in the group may let new students in; it is not left to those who cannot know them.")
    press(teacher, "a[href$='/ways-in/']")
    assert teacher.locator("button[value=wall]").count() == 1


def test_a_new_student_is_in_at_once_and_borrows_boots(visit, teacher, starter):
    act("At the start of term the teacher has a poster with a code on the wall.")
    code = code_on_the_wall(teacher)
    act("A new student is in with a phone, without an account.")
    student = in_by_the_code(visit, code, "Ingvild Tveit", "ingvild@example.org", language="nn")
    sees(student, FASHION, "h1")
    act("They ask to borrow boots for a music video, in the one field there is.")
    asked = say(student, "Vi lagar musikkvideo på fredag. Kan nokon låne oss gummistøvlar i storleik 42?")
    assert post(student, "storleik 42").locator(".tags").inner_text().strip()  # what it is was found out
    act("Somebody has some.")
    teacher.goto(asked)
    answer(teacher, "Eg har to par i skapet på rom 214.")
    student.goto(asked)
    sees(student, "rom 214")
    act("Whoever looks for boots later finds it.")
    starter.goto("/lysbu/search/?q=gummistøvlar")
    reload_until(starter, "article.post:has-text('storleik 42')")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Studioet mitt er til leige i helgene, med lys og bakgrunn.", "rent"),
        ("Ledig stilling som assistent på systova: https://example.org/systova", "job"),
        ("Verd å lese om farging med plantar: https://example.org/plantefarge", "tip"),
    ],
)
def test_what_is_shared_needs_no_form(starter, text, kind):
    act("A studio to rent, a vacancy, an article: each is a line in the same field, and the kind is found out.")
    starter.goto(say(starter, text))
    press(starter, "a[href$='/edit/']")
    assert starter.locator("[name=kind]").input_value() == kind


def test_students_show_their_work_while_they_study(starter, teacher):
    act("Students share what they make, and teachers and the trade see it.")
    shown = say(starter, "Skisse til vårens kolleksjon.", lambda page: page.set_input_files("#id_images", a_picture()))
    teacher.goto(shown)
    picture = teacher.locator(".pictures img").first
    assert picture.evaluate("one => one.decode().then(() => one.naturalWidth)") > 300
    assert post(teacher, "Skisse").locator(".pictures").count() == 1


def test_a_shy_question_goes_without_a_name(starter, teacher):
    act("In a group that has grown it can be scary to post: a question may be asked without one's name.")

    def without_name(page):
        page.locator(".composer .more summary").click()
        page.check("[name=unnamed]")

    text = "Kva gjer de når de angrar på eit oppdrag?"
    teacher.goto(say(starter, text, without_name))
    sees(teacher, text)
    sees_not(teacher, "Marte")
    answer(teacher, "Ring dei med ein gong. Det er ikkje farleg.")
    act("Who asked thanks without a name too.")
    starter.goto(teacher.url)
    answer(starter, "Takk, det hjelpte.")
    teacher.reload()
    sees(teacher, "det hjelpte")
    sees_not(teacher, "Marte")


def test_one_may_speak_to_ones_class_alone(starter, teacher):
    act("Or one asks those ten one knows, and the others do not see it.")
    text = "Kven kjem på hyttetur med oss frå kullet?"
    asked = say(starter, text, to=1)
    go_to_group(teacher, "lysbu", FASHION)
    sees_not(teacher, text)
    assert teacher.request.get(asked).status == 404


def test_teachers_recommend_and_people_take_sides(teacher, starter):
    act("The teachers recommend events, though the group has none of its own.")
    say(teacher, "Utstilling på fredag 4. desember kl 18: studentane viser papirkjolar.")
    starter.reload()
    sees(starter, "papirkjolar")
    act("There is room to discuss what one burns for and disagrees about, and to raise one's voice with reasons.")
    teacher.goto(say(teacher, "Alle plagg på visinga bør vere av brukte stoff. Seier eg, og er klar for motstand."))
    press(teacher, "a[href$='/sides/']")
    press(teacher)
    starter.goto(teacher.url)
    starter.locator("[name=side]").first.check()
    starter.fill("[name=reason]", "Ja, for det er slik vi kjem til å jobbe.")
    press(starter, "form[action$='/stand/'] .ds-button")
    teacher.reload()
    sees(teacher, "slik vi kjem til å jobbe", ".sides")
    sees(teacher, "Marte Hellevik", ".sides")


def test_a_face_to_each_of_a_hundred(starter):
    act("In a class of ten one knows everybody, among a hundred and twenty it helps to see a face.")
    press(starter, "nav.tabs a[href$='/members/']")
    assert starter.locator("li.face").count() >= 20
    act("And what has become of them since: one's class, with what each does now.")
    starter.goto("/lysbu/class/")
    assert starter.locator("li.face").count() >= 5


def test_invite_everybody_you_know_and_they_invite_others(visit, starter):
    act("In the beginning one asks everybody one knows of.")
    go_to_group(starter, "lysbu", FASHION, "invite/")
    starter.fill("[name=addresses]", "frida@example.org")
    press(starter, "form:has([name=addresses]) .ds-button")
    act("The friend has a letter, and is in by its link.")
    friend = visit(width=390, language="nn")
    friend.goto(wait_for(visit(), LINK_IN, "frida@example.org"))
    through_the_door(visit, friend, "Frida Moe", "frida@example.org")
    sees(friend, FASHION, "h1")
    act("And those who are in spread the word further: each member has a link of their own, and sees who came by it.")
    teacher = enter(visit, "tutor", "lysbu", FASHION)
    go_to_group(teacher, "lysbu", FASHION, "ways-in/")
    if teacher.locator("button[value=link]").count():
        press(teacher, "button[value=link]")
    another = visit(width=390, language="nn")
    another.goto(teacher.locator("#link").input_value())
    through_the_door(visit, another, "Nils Tveit", "nils@example.org")
    teacher.reload()
    sees(teacher, "1", ".own-link")


def test_one_sees_what_others_do_and_follows_their_steps(starter, teacher):
    act("One keeps in touch with those who studied before, and learns what they do now.")
    press(starter, "nav.tabs a[href$='/members/']")
    press(starter, "li.face a.whole")
    person = starter.url
    press(starter, "button[name=do][value=follow]")
    starter.goto("/lysbu/me/following/")
    assert starter.locator(f"main a[href$='{person.split('/people/')[1]}']").count() == 1
    act("A letter to somebody one met in the group goes at once, and is answered.")
    starter.goto("/lysbu/people/?q=sunde")
    press(starter, ".people a:has-text('Gro Sunde')")
    press(starter, "a[href$='/letter/']")
    starter.fill("[name=text]", "Hei Gro! Kan eg kome innom verkstaden på onsdag?")
    press(starter)
    teacher.goto("/lysbu/letters/")
    press(teacher, ".letters a.whole")
    teacher.fill("[name=text]", "Ja, kom klokka ti.")
    press(teacher)
    starter.reload()
    sees(starter, "kom klokka ti")


def test_what_does_not_belong_goes_with_a_reason(visit, teacher, starter):
    act("Companies may show themselves; what goes too far is reported, and taken away with a reason.")
    code = code_on_the_wall(teacher)
    seller = in_by_the_code(visit, code, "Rolf Rask", "rolf@example.org")
    advert = say(seller, "KJØP KJØP KJØP hos Rask!")
    teacher.goto(advert)
    press(teacher, "a[href$='/report/']")
    teacher.fill("[name=words]", "Det er reklame.")
    press(teacher)
    go_to_group(starter, "lysbu", FASHION, "care/")
    press(starter, ".rows a.whole:has-text('KJØP')")
    starter.fill("[name=reason]", "Fortel heller kva du lagar. Reine annonsar står ikkje her.")
    press(starter, "button[value=remove]")
    act("The others do not see it any more, and who wrote it is told why.")
    assert teacher.request.get(advert).status == 404
    seller.goto(advert)
    sees(seller, "Reine annonsar")


def test_all_of_it_without_javascript(visit, teacher):
    act("An old phone that runs no scripts is enough.")
    page = enter(visit, "designer", "lysbu", FASHION, script=False, **PHONE)
    text = "Sal hos stoffbutikken: halv pris på ull i dag."
    page.goto(say(page, text))
    answer(page, "Dei har meir på lageret, berre spør.")
    sees(page, "på lageret")
    go_to_group(teacher, "lysbu", FASHION)
    teacher.goto(where(teacher, text))
    sees(teacher, "på lageret")
