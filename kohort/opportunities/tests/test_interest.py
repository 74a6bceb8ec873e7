""" "I am interested": a note and a page go to whoever posted it, and to nobody else; and who puts in a word."""

import pytest

from kohort.activity.models import Happening
from kohort.opportunities.models import Interest, Opportunity, Word
from kohort.people.models import Block

from .posted import WHY, all_of, employer, interest_of, page_of, posted

NOTE = {"do": "show", "words": "I love papers."}


@pytest.fixture
def one(cast):
    return posted(cast.ada)


def test_shown_changed_taken_back_and_told_once(cast, one, browse):
    bo = browse("bo")
    page = bo.get(page_of(one, "interest/")).content.decode()
    assert "go to Ada Ødegård, and to nobody else" in page
    bo.post(page_of(one, "interest/"), NOTE)
    bo.post(page_of(one, "interest/"), {"do": "show", "words": "Very much."})
    told = Happening.objects.trusted(WHY).get(verb="interest.shown")
    assert (told.about_id, told.by_id) == (cast.ada.pk, cast.bo.account_id)
    page = browse("ada").get(page_of(one, "interested/")).content.decode()
    assert "Bo Berg" in page
    assert "Very much." in page
    browse("bo").post(page_of(one, "interest/"), {"do": "withdraw"})
    assert "Very much." not in browse("ada").get(page_of(one, "interested/")).content.decode()


def test_nobody_else_reads_it_not_the_office_either(cast, one, viewer, browse):
    browse("bo").post(page_of(one, "interest/"), NOTE)
    who = {name for name in ("ada", "bo", "cy", "kari", "arne", "selma") if Interest.objects.visible_to(viewer(name))}
    assert who == {"ada", "bo"}
    assert browse("kari").get(page_of(one, "interested/")).status_code == 404


def test_who_hides_or_is_kept_apart_is_not_shown(cast, one, viewer, browse):
    browse("bo").post(page_of(one, "interest/"), NOTE)
    Block.objects.create(person=cast.bo, whom=cast.ada)
    assert not Interest.objects.visible_to(viewer("ada")).exists()
    page = browse("hedda").post(page_of(one, "interest/"), NOTE).content.decode()
    assert "You are hidden" in page
    assert all_of(Interest).count() == 1
    assert "You are hidden" in browse("hedda").post(page_of(one, "word/"), {"do": "offer"}, follow=True).text
    assert not all_of(Word).exists()


def test_where_one_applies_elsewhere_since_it_can_still_be_taken_back(cast, one, browse):
    browse("bo").post(page_of(one, "interest/"), NOTE)
    all_of(Opportunity).update(link="https://kvam.example.org")
    assert browse("cy").post(page_of(one, "interest/"), NOTE).status_code == 404
    assert "no longer interested" in browse("bo").get(page_of(one, "interest/")).text
    browse("bo").post(page_of(one, "interest/"), {"do": "withdraw"})
    assert interest_of(one).withdrawn


def test_where_it_closed_whoever_was_interested_sees_so_and_others_do_not(cast, one, browse):
    browse("bo").post(page_of(one, "interest/"), NOTE)
    browse("ada").post(page_of(one, "state/"), {"do": "close"})
    assert "Closed" in browse("bo").get(page_of(one)).content.decode()
    assert browse("cy").get(page_of(one)).status_code == 404


def test_an_employer_from_outside_gets_note_name_and_address_by_mail_once(cast, browse, mailbox):
    one = posted(cast.ada, by=None, outsider=employer(cast.here))
    assert "by mail, and to nobody else" in browse("bo").get(page_of(one, "interest/")).content.decode()
    wrong = NOTE | {"email": "somebody@else.example"}
    assert browse("bo").post(page_of(one, "interest/"), wrong).status_code == 200
    right = NOTE | {"email": cast.bo.account.email}
    browse("bo").post(page_of(one, "interest/"), right), browse("bo").post(page_of(one, "interest/"), right)
    (letter,) = mailbox.deliver()
    assert (letter["To"], letter["Reply-To"]) == ("gro@example.org", cast.bo.account.email)
    text = letter.get_body("plain").get_content()
    assert "Bo Berg is interested in “Archivist”" in text
    assert "I love papers." in text
    assert interest_of(one).email == cast.bo.account.email


def test_who_is_interested_learns_who_would_put_in_a_word(cast, one, browse):
    cy = browse("cy")
    cy.post(page_of(one, "word/"), {"do": "offer"}), cy.post(page_of(one, "word/"), {"do": "offer"})
    assert Happening.objects.trusted(WHY).get(verb="word.offered").about_id == cast.cy.pk
    page = browse("bo").get(page_of(one)).content.decode()
    assert "One member would put in a word" in page
    assert "Cy Åsen" not in page
    browse("bo").post(page_of(one, "interest/"), NOTE)
    assert "Cy Åsen" in browse("bo").get(page_of(one)).content.decode()
    browse("cy").post(page_of(one, "word/"), {"do": "withdraw"})
    assert not all_of(Word).exists()
