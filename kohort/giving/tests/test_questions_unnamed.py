"""Who asked without a name is told by nothing: no row, page, happening, count or copy of anybody else's."""

import json

import pytest

from kohort.activity.models import Happening
from kohort.giving.models import Given
from kohort.giving.questions.models import Asker, Question, Reply, Routed
from kohort.privacy.copying import parts
from tests.cast import study
from tests.jobs import run_jobs

from .questioned import TITLE, WHY, asked, link, replies, willing

NAME = "Strand"
OFFICE = ["kari", "arne", "anja"]


@pytest.fixture
def question(cast):
    """Bo is asked, and so is Kari, who works in the office; Bo has answered."""
    willing(cast.bo, cast.kari)
    return asked(cast.stein, unnamed=True)


def test_those_who_answer_read_what_one_studies_where_enough_others_do(cast, browse, question):
    assert "A student asks" in browse().get(link(question, cast.bo)).content.decode()
    for one in (cast.ada, cast.hedda, cast.una, cast.tora):
        study(one, cast.economics, 2024, None)
    known = asked(cast.stein, unnamed=True, title="And then?")
    assert "A student of Økonomi asks" in browse().get(link(known, cast.bo)).content.decode()


def test_no_page_names_them(cast, browse, question):
    pages = [browse().get(link(question, cast.bo)), browse().post(link(question, cast.bo), {"words": "Yes."})]
    for who in ("bo", "kari"):
        client = browse(who)
        pages += [client.get(f"/nordvik/{path}") for path in (f"questions/{question.key}/", "questions/", "")]
    assert [page.status_code for page in pages] == [200] * 8
    assert not any(NAME in page.content.decode() for page in pages)


def test_no_row_that_others_can_read_leads_to_them(cast, browse, viewer, question):
    browse().post(link(question, cast.bo), {"words": "Yes."})
    run_jobs()
    for who in ("bo", "kari", "arne", "ada"):
        assert not Asker.objects.visible_to(viewer(who)).exists()
        for model in (Question, Reply, Routed, Given):
            rows = model.objects.visible_to(viewer(who)).filter().values()
            assert not any(cast.stein.pk in _people(row) for row in rows), (who, model)


def _people(row: dict) -> set:
    return {value for name, value in row.items() if name in ("by_id", "person_id", "asker_id")}


def test_the_spine_names_neither_account_nor_person(cast, browse, question):
    browse().post(link(question, cast.bo), {"words": "Yes."})
    key = Reply.objects.trusted(WHY).get().key
    browse("stein").post(f"/nordvik/questions/{question.key}/", {"do": "thank", "reply": key})
    told = Happening.objects.trusted(WHY).filter(verb__startswith="question.")
    assert {one.verb for one in told} == {"question.put", "question.answered", "question.thanked"}
    assert {one.by_id for one in told} == {None}
    assert cast.stein.pk not in {one.about_id for one in told}
    assert NAME not in json.dumps([one.particulars for one in told])


def test_whoever_answered_has_given_it_to_nobody(cast, browse, question):
    browse().post(link(question, cast.bo), {"words": "Yes."})
    given = Given.objects.trusted(WHY).get()
    assert (given.by_id, given.programme_id, given.title, given.words) == (None, None, "", "")


@pytest.mark.parametrize("who", ["arne", "anja", "ada", "selma"])
def test_neither_the_office_nor_anybody_else_reads_it(cast, browse, question, who):
    assert browse(who).get(f"/nordvik/questions/{question.key}/").status_code in (403, 404)


def test_ones_own_copy_has_it_and_nobody_elses(cast, question):
    copies = {who: _copied(getattr(cast, who)) for who in ("stein", "bo", "kari")}
    assert copies["stein"]["Question"][0].title == TITLE
    assert "Question" not in copies["bo"]
    assert "Asker" not in copies["bo"]
    assert "Routed" in copies["bo"]
    assert replies(question) == []


def _copied(person) -> dict:
    return {part.model.__name__: part.rows for part in parts(person)}
