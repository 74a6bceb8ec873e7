"""Rebuilding while others read, several processes writing, and an index that is missing, damaged or of yesterday."""

import subprocess
import sys
from textwrap import dedent

import pytest

from kohort.search import fields, shelf
from kohort.search.documents import Document
from kohort.search.index import Index
from kohort.search.questions import Access, Question

EVERYBODY = Question(1, Access("office"))


def people(*owners, **more):
    return [Document(owner, 1, ["office"], **more) for owner in owners]


def total(index):
    return index.ask(EVERYBODY).total


def test_an_index_that_was_never_built_is_stale_and_empty(tmp_path):
    index = Index(tmp_path / "index")
    assert index.stale
    assert index.ask(EVERYBODY, facets={"offers": 3}).owners == []
    assert index.replace([1], people(1)) is False
    assert index.stale


def test_readers_see_the_old_index_until_the_new_one_is_whole(index):
    index.replace([1], people(1))
    reader = Index(index.shelf.folder)

    def slowly():
        for document in people(1, 2, 3):
            assert total(reader) == 1
            yield document

    index.rebuild(slowly())
    assert (total(reader), total(index)) == (3, 3)


def test_a_search_under_way_survives_a_rebuild(index):
    index.replace([1], people(1))
    searcher = index.shelf.searcher()
    index.rebuild(people(1, 2))
    assert searcher.num_docs == 1


def test_only_the_current_copy_is_kept(index):
    index.rebuild(people(1))
    assert sorted(path.name for path in index.shelf.folder.iterdir()) == [
        "lock",
        f"v{fields.VERSION}",
        index.shelf.copy().name,
    ]


def test_a_rebuild_that_fails_changes_nothing(index):
    index.rebuild(people(1))

    def broken():
        yield from people(1, 2)
        raise KeyError("the database went away")

    with pytest.raises(KeyError):
        index.rebuild(broken())
    assert total(index) == 1
    assert len(list(index.shelf.folder.iterdir())) == 3


def test_a_batch_that_fails_changes_nothing(index):
    index.rebuild(people(1))
    with pytest.raises(ValueError, match="owner 2"):
        index.replace([1], people(1, 2, names=["New"]))
    assert index.ask(Question(1, Access("office"), "new")).total == 0
    assert total(index) == 1


def test_what_is_replaced_is_gone(index):
    index.rebuild(people(1, 2, 3, names=["Old"]))
    index.replace([1, 2], people(1, names=["New"]))
    assert index.ask(Question(1, Access("office"), "old")).owners == [3]
    assert index.ask(Question(1, Access("office"), "new")).owners == [1]
    index.replace([1], [])
    assert index.ask(EVERYBODY).owners == [3]


def damage(path):
    for file in path.glob("*.*"):
        file.write_bytes(b"")


def test_a_damaged_index_is_noticed_and_rebuilt(index):
    index.rebuild(people(1))
    damage(index.shelf.copy())
    after = Index(index.shelf.folder)
    assert after.stale
    assert total(after) == 0
    after.rebuild(people(1, 2))
    assert not after.stale
    assert total(after) == 2


def test_an_index_of_another_version_is_stale_and_goes_with_the_rebuild(index, monkeypatch):
    index.rebuild(people(1))
    monkeypatch.setattr(shelf, "VERSION", "next")
    after = Index(index.shelf.folder)
    assert after.stale
    after.rebuild(people(1))
    assert total(after) == 1
    assert Index(index.shelf.folder).shelf.link.name == "vnext"
    assert [path.name for path in index.shelf.folder.glob(f"v{fields.VERSION}*")] == []


WRITER = dedent(
    """
    import sys
    from pathlib import Path
    from kohort.search.documents import Document
    from kohort.search.index import Index

    index, first = Index(Path(sys.argv[1])), int(sys.argv[2])
    for owner in range(first, first + 20):
        assert index.replace([owner], [Document(owner, 1, ["office"])])
    """
)


def test_processes_that_write_at_once_lose_nothing(index):
    folder = str(index.shelf.folder)
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, folder, first]) for first in ("100", "200")]

    def copied():
        yield from people(*index.ask(EVERYBODY, limit=1000).owners)

    for batch in range(5):
        index.replace([batch], people(batch))
        index.rebuild(copied())
    assert [writer.wait() for writer in writers] == [0, 0]
    everybody = {*range(5), *range(100, 120), *range(200, 220)}
    assert set(index.ask(EVERYBODY, limit=1000).owners) == everybody
