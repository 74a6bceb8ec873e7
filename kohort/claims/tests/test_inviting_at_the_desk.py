"""A coordinator's way: whom, who is left out, the letter, the button, how far it is."""

import csv
import re
from io import StringIO

import pytest
from django.utils import timezone

from kohort.activity.models import Happening
from kohort.claims.models import Invitation, Invited, PaperCode
from tests.cast import CANARY

from .inviting import DESK, WHY, address, again, letter_to, people, ready, somebody, states


@pytest.fixture
def reachable(cast, indexed):
    """Una and two more can be written to, one cannot."""
    address(cast.una, "una@example.org")
    people(cast.here, 2)
    somebody(cast.here, "Ola")
    indexed()


def text_of(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_from_the_directory_to_the_desk(reachable, browse):
    assert f"{DESK}new/?year=2010" in browse("kari").get("/nordvik/people/?year=2010").content.decode()
    assert f"{DESK}new/" not in browse("arne").get("/nordvik/people/?year=2010").content.decode()


def test_how_many_get_a_letter_and_who_does_not(reachable, browse):
    text = text_of(browse("kari").get(f"{DESK}new/"))
    assert "3 people get a letter." in text
    assert re.search(r"Claimed already 9 people · \w+ \w+, \w+ \w+, \w+ \w+ …", text)
    assert "No e-mail address 1 person · Ola Prøve" in text
    assert CANARY not in text


def test_words_are_not_kept_and_it_says_so(reachable, browse):
    text = text_of(browse("kari").get(f"{DESK}new/?q=una&claimed=no"))
    assert "The words you searched for are left out" in text
    assert "3 people get a letter." in text


def test_everybody_left_out_for_a_reason(reachable, browse):
    text = text_of(browse("kari").get(f"{DESK}new/left-out/?why=no-address"))
    assert "No e-mail address 1 person" in text
    assert "Ola Prøve" in text
    assert browse("kari").get(f"{DESK}new/left-out/?why=whatever").status_code == 404


def test_who_was_invited_lately_can_be_asked_again(reachable, cast, browse):
    letter_to(cast.una, "sent", began=timezone.now())
    assert "2 people get a letter." in text_of(browse("kari").get(f"{DESK}new/"))
    assert "3 people get a letter." in text_of(browse("kari").get(f"{DESK}new/?again=yes"))


LETTER = f"{DESK}new/letter/?claimed=no"


def send(client, letters, signature="Kari Kvam", path=LETTER):
    return client.post(path, {"do": "send", "letters": letters, "signature": signature})


def test_the_real_letter_is_shown(reachable, browse):
    answer = browse("kari").post(LETTER, {"do": "look", "signature": "Kari  Kvam", "letters": 3})
    text = text_of(answer)
    assert "Kari Kvam, Universitetet i Nordvik" in text
    assert "Send 3 letters" in text
    assert "una@example.org" not in text
    assert not Invitation.objects.trusted(WHY).exists()


def test_as_mail_programs_show_it(reachable, browse):
    answer = browse("kari").post(f"{DESK}new/letter/nb/", {"signature": "Kari Kvam"})
    assert "<style" in answer.content.decode()
    assert "style-src 'unsafe-inline'" in answer.headers["Content-Security-Policy"]
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert browse("kari").post(f"{DESK}new/letter/da/", {"signature": ""}).status_code == 404


def test_sending(reachable, browse, mailbox, settings):
    settings.LETTERS_PER_MINUTE = 600
    answer = send(browse("kari"), 3)
    (invitation,) = Invitation.objects.trusted(WHY)
    assert answer.headers["Location"] == f"{DESK}{invitation.key}/"
    assert (invitation.segment, invitation.signature) == ("claimed=no", "Kari Kvam")
    assert len(mailbox.deliver()) == 3
    text = text_of(browse("kari").get(answer.headers["Location"]))
    assert "3 sent" in text.replace("sent 3", "3 sent")
    assert "3 of 3 letters" in text_of(browse("kari").get(DESK))


def test_where_nobody_gets_a_letter_there_is_none_to_write(reachable, browse):
    answer = browse("kari").get(f"{DESK}new/letter/?claimed=yes")
    assert answer.headers["Location"] == f"{DESK}new/?claimed=yes"


@pytest.mark.parametrize("letters", [2, 4, "", "x"])
def test_another_number_than_the_one_agreed_to_sends_nothing(reachable, browse, letters):
    answer = send(browse("kari"), letters)
    assert answer.status_code == 200
    assert not Invitation.objects.trusted(WHY).exists()


def test_without_a_fresh_second_factor_nothing_is_sent(reachable, browse):
    client = browse("kari")
    session = client.session
    session.update({"factor": session["factor"] - 301, "signed": 0})
    session.save()
    for path in (LETTER, f"{DESK}on-paper/"):
        assert client.get(path).status_code == 302
        assert send(client, 3, path=path).status_code == 302
    assert not Invitation.objects.trusted(WHY).exists()
    assert not PaperCode.objects.trusted(WHY).exists()


@pytest.mark.parametrize("who", ["arne", "anja", "ada", "selma"])
def test_nobody_else_invites(reachable, browse, who):
    client = browse(who)
    for path in (DESK, f"{DESK}new/", LETTER, f"{DESK}on-paper/"):
        assert client.get(path).status_code == 403
        assert send(client, 3, path=path).status_code in {403, 405}


def test_stop_go_on_and_give_up(cast, browse):
    invitation = ready(cast, letters=2)
    client, path = browse("kari"), f"{DESK}{invitation.key}/"
    assert "Stop" in text_of(client.get(path))
    client.post(f"{path}state/", {"do": "stop"})
    assert again(invitation).state == "stopped"
    client.post(f"{path}state/", {"do": "resume"})
    assert again(invitation).state == "sending"
    client.post(f"{path}state/", {"do": "stop"})
    client.post(f"{path}state/", {"do": "give-up"})
    assert (again(invitation).state, states(invitation)) == ("done", {"skipped": 2})
    assert client.post(f"{path}state/", {"do": "anything"}).status_code == 404
    verbs = Happening.objects.trusted(WHY).filter(verb__startswith="invitation").order_by("pk")
    assert [one.verb.split()[1] for one in verbs] == ["resumed", "stopped", "resumed", "stopped", "given"]


def test_htmx_asks_until_it_is_over(cast, browse):
    invitation = ready(cast, letters=2)
    path = f"{DESK}{invitation.key}/"
    part = browse("kari").get(path, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert 'hx-trigger="every 3s"' in part
    Invitation.objects.trusted(WHY).update(state="done")
    assert browse("kari").get(path, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"


def test_letters_in_doubt_are_decided_one_by_one(cast, browse):
    invitation = ready(cast, letters=3)
    one, two, three = Invited.objects.trusted(WHY).order_by("pk")
    rows = Invited.objects.trusted(WHY)
    rows.filter(pk__in=[one.pk, two.pk]).update(state="unknown")
    rows.filter(pk=three.pk).update(state="failed")
    client, path = browse("kari"), f"{DESK}{invitation.key}/doubtful/"
    assert "nr0@example.net" in text_of(client.get(f"{DESK}{invitation.key}/"))
    client.post(path, {"letter": one.pk, "do": "again"})
    client.post(path, {"letter": two.pk, "do": "leave"})
    assert states(invitation) == {"waiting": 1, "sent": 1, "failed": 1}
    client.post(path, {"do": "again"})
    assert states(invitation) == {"waiting": 2, "sent": 1}


def test_the_desk_tells_how_many_could_be_invited(reachable, browse):
    text = text_of(browse("kari").get("/nordvik/desk/"))
    assert "3 people have not claimed their place and have an e-mail address." in text
    assert "have not claimed their place and have" not in text_of(browse("arne").get("/nordvik/desk/"))


PAPER = f"{DESK}on-paper/?claimed=no"


def test_letters_on_paper(reachable, browse):
    assert "1 letter" in text_of(browse("kari").get(PAPER))
    sheet = text_of(browse("kari").post(PAPER, {"format": "sheet"}))
    assert "Ola Prøve" in sheet
    assert "localhost:8000/nordvik/find-me/letter/" in sheet
    assert re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b", sheet)
    (happening,) = Happening.objects.trusted(WHY).filter(verb="letters made")
    assert happening.particulars == {"letters": 1, "format": "sheet"}


def test_whoever_has_a_letter_gets_no_second_one_unasked(reachable, browse):
    client = browse("kari")
    client.post(PAPER, {"format": "sheet"})
    text = text_of(client.get(PAPER))
    assert "Nobody needs a letter" in text
    assert "1 person has a letter that still works." in text
    assert "1 letter" in text_of(client.get(f"{PAPER}&again=yes"))


def test_the_table_runs_nothing(cast, indexed, browse):
    address(somebody(cast.here, '=HYPERLINK("http://evil.example")'), "Storgata 1, 0001 Oslo", kind="address")
    indexed()
    answer = browse("kari").post(PAPER, {"format": "csv"})
    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    row = next(row for row in rows if "HYPERLINK" in row["Name"])
    assert row["Name"].startswith("'=")
    assert (row["Postal address"], row["Language"]) == ("Storgata 1, 0001 Oslo", "nb")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="letters-nordvik.csv"'


def test_as_many_questions_for_one_as_for_twenty(cast, browse, django_assert_max_num_queries):
    client = browse("kari")
    for _ in range(2):
        Invitation.objects.create(institution=cast.here)
    client.get(DESK)
    with django_assert_max_num_queries(40) as few:
        client.get(DESK)
    for _ in range(18):
        letter_to(cast.una, "sent")
    with django_assert_max_num_queries(len(few)):
        client.get(DESK)
