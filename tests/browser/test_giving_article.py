"""The Finnish article about what alumni give back, acted out: each verb of it a story."""

import re
from urllib.parse import urlsplit

import pytest

from .acting import act, filled_in, go_to_event, go_to_group, press, reload_until, sees, sees_not
from .giving import ANSWER, asks_the_alumna, fetched, helpful, says_yes
from .letters import wait_for
from .ways_of_groups import FASHION

pytestmark = pytest.mark.browser

PHONE = {"width": 390}
LECTURE, EVENING = "Havet utenfor stuedøra", "Alumnikveld"
TRAINEE, THESIS = "Praktikant i lesesalen", "Hva ble borte i flommen?"
COURSE = "Et kurs i kunstig intelligens for arkivarer"
EVENINGS, IDEA = "Slektsgransking på kveldstid", "Ta med en forelder på jobb"
PROJECT, STORY = "Fem små historier på øret", "Fra masteroppgave til arkivsjef"
LINKEDIN = "https://www.linkedin.com/groups/1905/"
DAY = {"day": "2031-05-09", "begins": "18:00", "finishes": "20:00"}


@pytest.fixture
def alumna(visit):
    return visit("alumna", **PHONE)


def posted(page, kind, title, words):
    """An opportunity: written, looked at, posted. Returns where it stands."""
    page.goto("/nordvik/opportunities/")
    press(page, "main a[href$='/opportunities/new/']")
    page.check(f"[name=kind][value={kind}]")
    filled_in(page, title=title, words=words)
    press(page, "button[value=post]")
    return page.url


def closed(page, filled=""):
    """What one has posted. Did somebody from here get it?"""
    page.eval_on_selector_all("main details", "all => all.forEach(one => one.open = true)")
    page.check(f"main [name=filled][value='{filled}']")
    press(page, "main form:has([name=filled]) button")


def test_by_taking_part(visit, alumna):
    act("Osallistumalla: tulemalla tapahtumiin. She comes to an open lecture.")
    go_to_event(alumna, "nordvik", LECTURE)
    if alumna.locator("#joining h2", has_text="You are coming").count() == 0:
        alumna.locator("#joining .buttons button").first.click()
        alumna.locator("#joining h2", has_text="You are coming").wait_for()
    act("Tutustumalla innokkaisiin opiskelijoihin: she sees who else comes, as far as they show it.")
    assert alumna.locator(".event-faces").count() == 1
    act("She says that she would rather hear of what happens near her, and is found by it.")
    helpful(visit, "attend")
    coordinator = visit("coordinator")
    coordinator.goto("/nordvik/people/?offers=attend&q=østby")
    reload_until(coordinator, ".people a:has-text('Ragnhild Østby')")


def test_by_learning_on(visit, alumna):
    act("Alumni osallistuu koulutuksiin. A teacher posts a course for whoever works by day.")
    teacher = visit("teacher")
    teacher.goto("/nordvik/opportunities/?kind=course")
    press(teacher, "main a[href$='/new/?kind=course']")
    filled_in(teacher, title=EVENINGS, words="Fire kvelder med kirkebøker.", credits="2.5", price="Gratis for alumner")
    press(teacher, "button[value=post]")
    act("She finds it among what one can learn, hears of the next ones by mail, and says that she is interested.")
    alumna.goto("/nordvik/opportunities/")
    press(alumna, "main nav a[href='?kind=course']")
    press(alumna, "main form[action$='/watches/'] button")
    alumna.goto("/nordvik/opportunities/?kind=course")
    sees(alumna, "You hear of new ones like these.")
    press(alumna, f"a.whole:has-text('{EVENINGS}')")
    sees(alumna, "Gratis for alumner")
    press(alumna, "main a[href$='/interest/']")
    filled_in(alumna, "button[value=show]", words="I read Gothic script, but slowly.")
    act("The teacher reads who would come.")
    teacher.reload()
    press(teacher, "main a[href$='/interested/']")
    sees(teacher, "I read Gothic script", ".interested")


def test_by_holding_out_a_helping_hand(visit, alumna):
    act("Ojentamalla auttavan kätensä: alumni auttaa järjestämään tapahtumia. She takes a task at the evening.")
    go_to_event(alumna, "nordvik", EVENING)
    task = alumna.locator("#tasks li:has(button[value=take])").first.inner_text().split("\n")[0]
    press(alumna, "#tasks button[value=take]")
    sees(alumna, task, "#tasks li:has(button[value=leave])")
    act("The board sees who does it.")
    board = visit("board")
    go_to_event(board, "nordvik", EVENING, "plan/tasks/")
    sees(board, "Ragnhild Østby")


def test_by_bringing_an_idea(visit, alumna):
    act("Tuo ideoita järjestelyihin. She writes down what she has thought of, and proposes it to the house.")
    alumna.goto("/nordvik/events/new/")
    filled_in(alumna, "form.plan .buttons button", title=IDEA, place="Arkivet", **DAY)
    press(alumna, "button[value=propose]")
    act("The office reads it, and publishes it.")
    coordinator = visit("coordinator")
    coordinator.goto("/nordvik/desk/events/")
    press(coordinator, f"main a.whole:has-text('{IDEA}')")
    press(coordinator, "button[value=publish]")
    alumna.reload()
    sees(alumna, "It is published")


def test_by_looking_after_a_group_on_linkedin(visit):
    act("Ylläpitää LinkedIn-ryhmää. Whoever started a group says where else it lives.")
    leader = visit("designer")
    go_to_group(leader, *FASHION, "settings/")
    filled_in(leader, elsewhere=LINKEDIN)
    act("Whoever is in it finds the way there.")
    member = visit("tutor", **PHONE)
    go_to_group(member, *FASHION)
    assert member.locator("main a", has_text="On LinkedIn").get_attribute("href") == LINKEDIN


def test_by_hiring_a_trainee(visit, alumna):
    act("Palkkaamalla, ottamalla harjoittelijan: she posts a trainee place, and sees how it looks before it stands.")
    where = posted(alumna, "trainee", TRAINEE, "Åtte uker blant kart og brev. **Betalt.**")
    sees(alumna, "Birchgate International Secretariat")
    act("A student is interested, and says why in two sentences. What goes to whom stands before the button.")
    student = visit("student", **PHONE)
    student.goto(where)
    press(student, "main a[href$='/interest/']")
    sees(student, "and to nobody else")
    filled_in(student, "button[value=show]", words="I like maps, and I can start in January.")
    act("She reads the note, and is one click from the student’s page.")
    alumna.goto(where)
    press(alumna, "main a[href$='/interested/']")
    sees(alumna, "I can start in January", ".interested")
    press(alumna, ".interested h2 a")
    sees(alumna, "Emil Sandnes", "h1")
    act("Palkkaamalla opiskelijan: she takes him, and says that somebody from here got the place.")
    alumna.goto(where)
    closed(alumna, "yes")
    student.goto("/nordvik/opportunities/")
    sees_not(student, TRAINEE)


def test_by_tipping_off_about_a_job(visit, alumna):
    act("Vinkkaamalla työpaikasta: she knows the people there, and would put in a word.")
    alumna.goto("/nordvik/opportunities/?q=Utvikler")
    press(alumna, "a.whole:has-text('Utvikler som liker folk')")
    if alumna.locator("#word button[value=offer]").count():
        press(alumna, "#word button[value=offer]")
    sees(alumna, "You would put in a word.", "#word")
    act("Whoever is interested reads who could, and may write to her. Before that it is a number.")
    student = visit("student", **PHONE)
    student.goto(alumna.url)
    if student.locator("main a[href$='/interest/']", has_text="I am interested").count():
        assert "Ragnhild" not in student.locator("#word").inner_text()
        press(student, "main a[href$='/interest/']")
        filled_in(student, "button[value=show]", words="I ask a lot.")
        student.goto(alumna.url)
    sees(student, "Ragnhild Østby", "#word")


def test_by_sharing_what_one_knows(visit):
    act("Jakamalla tietämyksensä asiantuntijana: a student asks in one line, and chooses nobody.")
    title = "Hvordan finner man fram i et arkiv i utlandet?"
    student = visit("student", **PHONE)
    student.goto("/nordvik/questions/new/")
    student.select_option("main [name=language]", "no")
    filled_in(student, title=title)
    if student.locator("button[name=sure]").count():
        press(student, "button[name=sure]")
    where = student.url
    act("Somebody who knows answers from the link in the mail, without signing in.")
    member = visit(**PHONE)
    member.goto(wait_for(visit(), ANSWER, title))
    sees(member, "Emil Sandnes asks")
    filled_in(member, "button[value=answer]", words="Skriv til arkivaren først. De svarer alltid.")
    sees(member, "Thank you, your answer is there")
    act("The student reads it, and says thank you.")
    student.goto(where)
    sees(student, "Skriv til arkivaren først", ".reply")
    press(student, "button[value=thank]")
    sees(student, "You said thank you.", ".reply")


def test_by_being_a_mentor(visit, alumna):
    act("Toimimalla mentorina: a round is open, and she introduces herself in a few lines.")
    alumna.goto("/nordvik/mentoring/")
    press(alumna, ".card:has-text('Fra studie til jobb') .buttons a")
    round = alumna.url
    alumna.goto(f"{round}part/?role=mentor")
    alumna.check("main [name=languages][value=no]")
    filled_in(alumna, words="I left the university for an archive. Ask me about working abroad.")
    act("She may say whom she would like; if she does not, she is brought together with whoever fits.")
    alumna.goto(round)
    sees(alumna, "You take part")
    act("A student reads her among the mentors of the round.")
    student = visit("student", **PHONE)
    student.goto(round)
    sees(student, "Ask me about working abroad", ".introductions")


def test_by_telling_what_one_got_here_and_what_work_asks_for(visit):
    act("Markkinoimalla: olemalla oma itsensä. She would meet those who think of studying here.")
    helpful(visit, "ambassador", "feedback")
    act("Mitä opintoja vaaditaan: a teacher asks her what the degree should teach, on her own page.")
    teacher = visit("teacher")
    asks_the_alumna(teacher, "feedback", "Hva burde studiet lære bort?")
    act("She says yes from the mail, with the first of her three points.")
    says_yes(visit, "Hva burde studiet lære bort?", "More about digital sources. I ring you.")
    teacher.reload()
    sees(teacher, "More about digital sources")
    sees(teacher, "alumna@demo.example.org", ".agreed")


def test_by_publishing_a_career_story(visit, alumna):
    act("Viestimällä. The office would like to read her story, and she says yes from the mail.")
    helpful(visit, "career_story")
    coordinator = visit("coordinator")
    asks_the_alumna(coordinator, "career_story", STORY)
    says_yes(visit, STORY, "Which doors opened, and how: gladly.")
    act("Julkaisemalla uratarinansa: she writes it, looks at it, and tells it to everybody.")
    alumna.goto("/nordvik/stories/new/")
    alumna.check("[name=audience][value='40']")
    filled_in(alumna, "button[value=look]", title=STORY, words="**Den første døra** sto på gløtt.")
    sees(alumna, "Only you see this.")
    press(alumna, "button[value=tell]")
    act("Opiskelijoita kiinnostaa: a student finds it, and says thank you.")
    student = visit("student", **PHONE)
    student.goto("/nordvik/stories/?text=gløtt")
    press(student, f"a.whole:has-text('{STORY}')")
    press(student, "button[value=thank]")
    alumna.reload()
    sees(alumna, "Emil Sandnes", "#thanks")
    act("Once her own page is open to everybody, a passer-by reads it.")
    told = alumna.url
    assert visit().goto(told).status == 404
    alumna.goto("/nordvik/me/")
    press(alumna, "button[name=open][value=yes]")
    visitor = visit(**PHONE)
    visitor.goto(told)
    sees(visitor, "Den første døra sto på gløtt.")
    act("It is thanked for, and stands under what she gave.")
    coordinator.reload()
    press(coordinator, "main a[href$='/outcome/']")
    filled_in(coordinator, thanks="Everybody in the corridor has read it.", words="Read by four hundred students.")
    alumna.goto("/nordvik/me/given/")
    gift = f".gift:has-text('{STORY}')"
    sees(alumna, "Everybody in the corridor has read it.", gift)
    assert fetched(alumna, f"{gift} a[href$='.pdf']").startswith(b"%PDF-")


def test_by_giving_anything_back(visit, alumna):
    student = visit("student", **PHONE)
    for kind, title, words in [
        ("project", PROJECT, "For fire studenter, gjerne fra ulike fag."),
        ("thesis", THESIS, "Tjue esker, og ingen liste."),
    ]:
        act("Antamalla projekteja, jättämällä opinnäytetyötoimeksiannon: a project for a term, a topic for a thesis.")
        where = posted(alumna, kind, title, words)
        student.goto(f"/nordvik/opportunities/?kind={kind}")
        press(student, f"a.whole:has-text('{title}')")
        assert urlsplit(student.url).path == urlsplit(where).path
    act("When somebody has taken it, it is closed with one tap.")
    closed(alumna)
    student.goto("/nordvik/opportunities/")
    sees_not(student, THESIS)


def test_by_inviting_students_and_alumni_along(visit, alumna):
    act("Kutsumalla opiskelijoita ja alumneja tapahtumiin: a link and a line, to a group of hers.")
    alumna.goto("/nordvik/events/")
    press(alumna, "main a[href$='/events/tips/']")
    alumna.get_by_label("Historie i Nordvik").check()
    filled_in(alumna, link="https://example.org/door", words="Open house in the archive. Bring a friend.")
    act("It stands among the events of those she studied with, and of who teaches there.")
    teacher = visit("teacher", **PHONE)
    teacher.goto("/nordvik/events/")
    sees(teacher, "Open house in the archive.", "section:has(#tips)")


def test_and_the_university_gives_back(visit, alumna):
    act("Molempia osapuolia hyödyttävä kumppanuus: she asks the university for a course.")
    alumna.goto("/nordvik/inquiries/")
    press(alumna, "main a[href$='/inquiries/new/']")
    alumna.check("[name=kind][value=course]")
    filled_in(alumna, title=COURSE, words="We are twelve, and March would be good.")
    where = alumna.url
    act("The office finds a teacher who could answer.")
    coordinator = visit("coordinator")
    coordinator.goto("/nordvik/desk/inquiries/")
    press(coordinator, f"a.whole:has-text('{COURSE}')")
    coordinator.goto(f"{coordinator.url}?q=Vågen")
    press(coordinator, "button[value=give]")
    act("The teacher answers, and from then on the two write to each other.")
    teacher = visit("teacher", **PHONE)
    teacher.goto(urlsplit(coordinator.url).path)
    filled_in(teacher, "button[value=answer]", words="Yes: two days in March, and you choose the examples.")
    alumna.goto(where)
    sees(alumna, "two days in March", ".reply")
    sees(alumna, "teacher@demo.example.org")


def test_it_is_counted_for_the_rector(visit):
    act("Alumnien takia olemme olemassa: the coordinator sees what a year amounts to, and takes it along.")
    coordinator = visit("coordinator")
    coordinator.goto("/nordvik/desk/giving/figures/")
    shown = re.search(r"gave their time\s+(\d+)", coordinator.locator("main").inner_text())
    with coordinator.expect_download() as taken:
        coordinator.click("button[name=format][value=csv]")
    assert f'"gave their time";"";"{shown[1]}"' in taken.value.path().read_text("utf-8-sig")
