"""Filling one's page from one's own LinkedIn export: the file, a look at it, done."""

import re
import time
from datetime import date
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from kohort.access.audience import Audience
from kohort.activity.models import Happening
from kohort.people.linkedin.archive import MOST_BYTES
from kohort.people.linkedin.offer import MOST_TOPICS
from kohort.people.linkedin.views import FILES
from kohort.people.models import Position, Residence, Study, Topic
from tests.cast import fact

from .test_linkedin_files import EXPORT, POSITIONS, zipped

PAGE = "/nordvik/me/linkedin/"


def sent(client, data, name="export.zip"):
    file = SimpleUploadedFile(name, data if isinstance(data, bytes) else data.encode())
    return client.post(PAGE, {"file": file}).content.decode()


def fields(page):
    """What the browser would send if nothing was touched."""
    found = {"export": re.search(r'name="export" value="([^"]+)"', page)[1]}
    for box in re.findall(r"<input[^>]*type=\"(?:checkbox|radio)\"[^>]*>", page):
        if "checked" in box:
            name, value = re.search(r'name="(\w+)"', box)[1], re.search(r'value="(\w+)"', box)[1]
            found.setdefault(name, []).append(value)
    return found


def mine(model, person):
    return list(model.objects.trusted("test").filter(person=person).order_by("pk"))


@pytest.fixture
def ada(cast, browse):
    return browse("ada")


def test_the_page_says_how_to_get_the_file(ada):
    page = ada.get(PAGE).content.decode()
    assert "Get a copy of your data" in page
    assert 'type="file"' in page


def test_only_members_have_a_page_to_fill(cast, browse):
    assert browse().get(PAGE).status_code == 302
    assert browse("selma").get(PAGE).status_code == 403


def test_a_look_keeps_nothing(cast, ada):
    page = unescape(sent(ada, zipped().getvalue()))
    assert "Arkivar, Fjordkraft Arkiv · Bergen, Norway · March 2020–" in page
    assert "Harjoittelija, Turun kaupunki · Turku, Finland · January 2018–December 2019" in page
    assert "University of Elsewhere, MA, 2003–2005" in page
    assert mine(Position, cast.ada) == mine(Topic, cast.ada) == mine(Residence, cast.ada) == []


def test_what_was_chosen_is_told_by_oneself_to_members(cast, ada):
    choice = fields(sent(ada, zipped().getvalue()))
    assert choice["positions"] == ["0", "1"]
    assert choice["home"] == ["0"]
    assert "topics" not in choice
    assert choice["audience"] == [str(int(Audience.MEMBERS))]
    answer = ada.post(PAGE, choice | {"topics": ["1", "2"]}, follow=True)
    assert "5 things are on your page now." in answer.content.decode()
    first, second = mine(Position, cast.ada)
    assert (first.employer, first.title, first.place, first.country) == ("Fjordkraft Arkiv", "Arkivar", "Bergen", "NO")
    assert (first.started, first.ended, first.source) == (date(2020, 3, 1), None, "owner")
    assert None not in (first.geonameid, first.confirmed)
    assert first.recorded_by_id == cast.ada.account_id
    assert second.ended == date(2019, 12, 1)
    assert [one.text for one in mine(Topic, cast.ada)] == ["Paleography", "Østnorsk dialekt"]
    assert {one.audience for one in [first, second, *mine(Topic, cast.ada)]} == {Audience.MEMBERS}
    assert mine(Residence, cast.ada)[0].place == "Bergen"
    assert len(mine(Study, cast.ada)) == 1, "the register knows the studies"
    happened = Happening.objects.trusted("test").get(verb="person.filled")
    assert happened.particulars == {"facts": 5}


def test_the_audience_is_ones_own_choice(cast, ada):
    choice = fields(sent(ada, POSITIONS, "Positions.csv"))
    ada.post(PAGE, choice | {"positions": ["1"], "audience": Audience.CLASSMATES})
    assert [(one.title, one.audience) for one in mine(Position, cast.ada)] == [("Harjoittelija", Audience.CLASSMATES)]


def test_what_is_here_already_is_recognised(cast, ada):
    fact(Position, cast.ada, employer="fjordkraft  arkiv", title="Arkivar", started=date(2020, 3, 1))
    fact(Topic, cast.ada, text="Paleography")
    fact(Residence, cast.ada, place="Bergen", country="NO")
    page = sent(ada, zipped().getvalue())
    choice = fields(page)
    assert page.count("is here already") == 3
    assert choice["positions"] == ["1"]
    assert "home" not in choice
    ada.post(PAGE, choice | {"positions": ["0", "1"], "topics": ["1"], "home": ["0"]})
    assert [one.title for one in mine(Position, cast.ada)] == ["Arkivar", "Harjoittelija"]
    assert len(mine(Topic, cast.ada)) == len(mine(Residence, cast.ada)) == 1


def test_a_form_sent_twice_takes_once(cast, ada):
    choice = fields(sent(ada, zipped().getvalue()))
    ada.post(PAGE, choice)
    assert "Nothing was taken" in ada.post(PAGE, choice, follow=True).content.decode()
    assert len(mine(Position, cast.ada)) == 2


def test_a_new_town_ends_the_one_told_before(cast, ada):
    before = fact(Residence, cast.ada, place="Oslo", country="NO")
    ada.post(PAGE, fields(sent(ada, zipped().getvalue())))
    before.refresh_from_db()
    assert before.ended == timezone.localdate()
    assert [one.place for one in mine(Residence, cast.ada) if not one.ended] == ["Bergen"]


def test_too_many_topics_lose_nothing(cast, ada):
    skills = "Name\n" + "".join(f"Skill {number}\n" for number in range(MOST_TOPICS + 5))
    choice = fields(sent(ada, skills, "Skills.csv"))
    many = [str(number) for number in range(MOST_TOPICS + 1)]
    page = ada.post(PAGE, choice | {"topics": many, "audience": Audience.CLASSMATES}).content.decode()
    assert "Choose at most 20 topics." in page
    again = fields(page)
    assert again["topics"] == many
    assert again["audience"] == [str(int(Audience.CLASSMATES))]
    ada.post(PAGE, again | {"topics": many[1:]})
    assert len(mine(Topic, cast.ada)) == MOST_TOPICS


def test_a_wrong_file_says_what_to_do(cast, ada):
    assert "This is not the file from LinkedIn" in sent(ada, b"%PDF-1.7")
    assert "Choose the file that LinkedIn sent you." in ada.post(PAGE, {}).content.decode()
    assert "There is nothing in this file" in sent(ada, EXPORT["Education.csv"], "Education.csv")
    assert "The file is too big" in sent(ada, b"PK\x03\x04" + bytes(MOST_BYTES))


def test_the_page_between_is_ones_own_and_lasts_an_hour(cast, ada, browse, monkeypatch):
    choice = fields(sent(ada, zipped().getvalue()))
    answer = browse("bo").post(PAGE, choice, follow=True)
    assert "choose the file once more" in answer.content.decode()
    later = time.time() + 3700
    monkeypatch.setattr("time.time", lambda: later)
    assert "choose the file once more" in browse("ada").post(PAGE, choice, follow=True).content.decode()
    assert mine(Position, cast.ada) == mine(Position, cast.bo) == []


def test_there_is_an_end_to_files(cast, ada):
    pages = [sent(ada, EXPORT["Skills.csv"], "Skills.csv") for _ in range(FILES.times + 1)]
    assert "That was a lot of files" not in pages[-2]
    assert "That was a lot of files" in pages[-1]
