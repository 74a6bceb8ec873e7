"""What is only in the office's document can be neither found nor counted by members."""

import pytest

from kohort.search.documents import Document
from kohort.search.questions import Access, Question

OFFICE = Access("office")
STRANGER = Access("members", "classmates", ["9:1999"])
CLASSMATE = Access("members", "classmates", ["7:2003", "9:1999"])
NOBODY = Access("members", "classmates")


def view(name, secret):
    rows = {"position": [{"position.employer": secret}]}
    return Document(1, 1, [name], ["7:2003"], words=[secret], rows=rows, values={"offers": [secret]})


@pytest.fixture
def guarded(index):
    index.rebuild([view("office", "canary"), view("classmates", "robin"), view("members", "sparrow")])
    return index


SEES = [(OFFICE, "canary"), (CLASSMATE, "robin"), (STRANGER, "sparrow"), (NOBODY, "sparrow")]


@pytest.mark.parametrize(("access", "seen"), SEES)
@pytest.mark.parametrize("secret", ["canary", "robin", "sparrow"])
def test_a_value_is_found_in_ones_own_view_only(guarded, access, seen, secret):
    expected = [1] if secret == seen else []
    for typed in (secret, secret[:4], secret[:-2] + "x" + secret[-1]):
        assert guarded.ask(Question(1, access, typed)).owners == expected
    for facet in ("offers", "position.employer"):
        assert guarded.ask(Question(1, access, filters={facet: [secret]})).owners == expected


@pytest.mark.parametrize(("access", "seen"), SEES)
def test_a_value_is_counted_in_ones_own_view_only(guarded, access, seen):
    facets = {"offers": 10, "position.employer": 10}
    answer = guarded.ask(Question(1, access), facets=facets)
    assert answer.total == 1
    assert answer.facets == {"offers": [(seen, 1)], "position.employer": [(seen, 1)]}


def test_another_tenant_finds_nothing(guarded):
    assert guarded.ask(Question(2, OFFICE), facets={"offers": 9}).facets == {"offers": []}
    assert guarded.ask(Question(11, OFFICE, "canary")).total == 0


def test_an_owner_without_a_closer_view_is_not_shown_to_classmates_by_the_wider_one(index):
    index.rebuild([Document(1, 1, ["members"], ["7:2003"])])
    assert index.ask(Question(1, STRANGER)).owners == [1]
    assert index.ask(Question(1, CLASSMATE)).owners == []


@pytest.mark.parametrize(
    "more", [Document(1, 1, ["office"]), Document(1, 1, ["members"], ["7:2003"]), Document(1, 2, ["members"])]
)
def test_documents_that_would_match_twice_are_refused(index, more):
    with pytest.raises(ValueError, match="Owner 1"):
        index.replace([1], [Document(1, 1, ["office"]), more])
    assert index.ask(Question(1, OFFICE)).total == 0
