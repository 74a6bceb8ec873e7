"""Five languages, complete: every message of the source has a translation that keeps its placeholders."""

import re
import sys
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tools"))
import messages  # noqa: E402  (a tool, not a package)

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


@pytest.fixture(scope="module")
def source():
    return set(messages.messages())


@pytest.mark.parametrize("language", ["nb", "nn", "fi", "sv"])
def test_the_catalogue_is_complete(source, language):
    entries = {messages._key(entry): entry for entry in messages.catalogue(language)}
    assert source - entries.keys() == set(), "run `make messages`, then translate"
    assert entries.keys() - source == set(), "run `make messages`: these are gone"
    assert [entry.msgid for entry in entries.values() if not entry.translated()] == []


@pytest.mark.parametrize("language", ["nb", "nn", "fi", "sv"])
def test_placeholders_survive(language):
    for entry in messages.catalogue(language):
        wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        for translation in entry.msgstr_plural.values() or [entry.msgstr]:
            assert set(PLACEHOLDER.findall(translation)) <= wanted | set(PLACEHOLDER.findall(entry.msgid))
            assert wanted - set(PLACEHOLDER.findall(translation)) <= _may_be_left_out(entry), entry.msgid


def _may_be_left_out(entry: polib.POEntry) -> set[str]:
    """A singular may say "one" in words."""
    return set(PLACEHOLDER.findall(entry.msgid_plural)) if entry.msgid_plural else set()
