"""Counts are exact in an index of many segments, where a list cut in each segment would add up wrong."""

import json
import random
import shutil

import pytest

from kohort.search.documents import Document
from kohort.search.index import Index
from kohort.search.questions import Access, Question

from . import plain

SEGMENTS = 35


def employer(pick, segment):
    """One that few have in every segment, one that many have in this one, or one of a long tail."""
    chance = pick.random()
    return "everywhere" if chance < 0.05 else f"here {segment % 7}" if chance < 0.2 else f"rare {pick.randrange(400)}"


def scattered():
    """35 times 40 owners with two positions each."""
    pick = random.Random(7)
    for owner in range(SEGMENTS * 40):
        rows = [
            {"position.employer": employer(pick, owner // 40), "position.country": pick.choice(["NO", "FI", "IT"])}
            for _ in range(2)
        ]
        yield Document(owner, 1, ["office"], rows={"position": rows})


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """The segments of many small indexes in one folder, so that nothing merges them."""
    folder = tmp_path_factory.mktemp("many")
    index = Index(folder / "all")
    index.rebuild([])
    made = list(scattered())
    metas = []
    for number in range(SEGMENTS):
        small = Index(folder / str(number))
        small.rebuild(made[number * 40 :][:40])
        metas.append(json.loads((small.shelf.copy() / "meta.json").read_text()))
        shutil.copytree(small.shelf.copy(), index.shelf.copy(), dirs_exist_ok=True)
    together = {**metas[0], "segments": [segment for meta in metas for segment in meta["segments"]]}
    (index.shelf.copy() / "meta.json").write_text(json.dumps(together))
    assert index.shelf.searcher().num_segments >= 30
    return index, made


@pytest.mark.parametrize("filters", [{}, {"position.country": ["IT"]}, {"position.country": ["IT", "NO"]}])
@pytest.mark.parametrize("most", [1, 5, 1000])
def test_counts_over_many_segments(many, filters, most):
    index, made = many
    question = Question(1, Access("office"), filters=filters)
    answer = index.ask(question, facets={"position.employer": most})
    whole = plain.counts(made, question, "position.employer")
    listed = dict(answer.facets["position.employer"])
    assert answer.total == len(plain.owners(made, question))
    assert {value: whole[value] for value in listed} == listed
    assert sorted(listed.values(), reverse=True) == sorted(whole.values(), reverse=True)[:most]


def test_order_over_many_segments(many):
    index, made = many
    question = Question(1, Access("office"))
    assert index.ask(question, offset=700, limit=300).owners == plain.owners(made, question)[700:1000]
