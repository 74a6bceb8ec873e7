"""Finding a story: by programme and by words, as far as one sees them; a student's own programme comes first."""

import re

from kohort.people.models import Study

from .told import WHY, thanked, told

LIST = "/nordvik/stories/"


def found(client, query="") -> list[str]:
    return [card.story.title for card in client.get(LIST + query).context["cards"]]


def test_by_words_as_people_spell_them(cast, browse):
    told(cast.ada, title="Ødegård og skipene", words="Gamle **kart**.")
    told(cast.bo, title="Something else")
    bo = browse("bo")
    assert found(bo, "?text=odegard") == found(bo, "?text=KART+skipene") == ["Ødegård og skipene"]
    assert "Nobody has told of that yet" in bo.get(LIST + "?text=penguin").text


def test_by_what_its_writer_studied(cast, browse):
    told(cast.ada, title="Of history")
    told(cast.cy, title="Of economics")
    bo = browse("bo")
    assert found(bo, "?programme=HIST") == ["Of history"]
    assert found(bo, "?programme=NOSUCH") == []
    options = re.findall(r'<option value="(\w+)"', bo.get(LIST).text)
    assert options == ["HIST", "ECON"]


def test_a_study_one_does_not_see_finds_nothing(cast, browse):
    told(cast.cy, title="Of economics")
    Study.objects.trusted(WHY).filter(person=cast.cy).update(audience=10)
    bo = browse("bo")
    assert found(bo, "?programme=ECON") == []
    assert found(bo) == ["Of economics"]
    assert "ECON" not in bo.get(LIST).text
    assert found(browse("kari"), "?programme=ECON") == ["Of economics"]


def test_a_student_meets_their_own_programme_first(cast, browse):
    told(cast.cy, title="Of economics")
    told(cast.ada, title="Of history")
    assert found(browse("stein")) == ["Of economics", "Of history"]
    assert "From your programme" in browse("stein").get(LIST).text
    assert found(browse("bo")) == ["Of history", "Of economics"]


def test_as_many_queries_for_many_as_for_one(cast, browse, django_assert_max_num_queries):
    thanked(told(cast.ada, title="One"), cast.bo)
    bo = browse("bo")
    bo.get(LIST)
    with django_assert_max_num_queries(60) as one:
        bo.get(LIST)
    for person in (cast.ada, cast.cy, cast.tora, cast.stein):
        thanked(told(person, language="sv"), cast.bo)
    with django_assert_max_num_queries(len(one)):
        assert len(found(bo)) == 5


def test_pages_of_twenty(cast, browse):
    for number in range(21):
        told(cast.ada, title=f"Story {number:02d}")
    assert found(browse("bo"), "?page=2") == ["Story 00"]
