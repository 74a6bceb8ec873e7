"""Translations without system gettext: `collect` brings the .po files in line with the source, `compile` makes .mo.

The language of the source is English. A test keeps the other four complete.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import polib
from babel.messages.extract import extract_javascript, extract_python

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "kohort" / "locale"
PLURALS = dict.fromkeys(("nb", "nn", "fi", "sv"), "nplurals=2; plural=(n != 1);")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
NEEDED = {
    "ngettext": 2,
    "ngettext_lazy": 2,
    "pgettext": 2,
    "pgettext_lazy": 2,
    "npgettext": 3,
}  # strings in a call
Message = tuple[str, str, str]  # context, singular, plural; "" where there is none


def messages() -> dict[Message, list[str]]:
    """Every message in the source, and the files it stands in."""
    found: dict[Message, list[str]] = {}
    for path in sorted((ROOT / "kohort").rglob("*")):
        if path.suffix in {".py", ".html", ".txt", ".mjml"} and not {"tests", "migrations"} & set(path.parts):
            for message in _in_file(path):
                found.setdefault(message, []).append(str(path.relative_to(ROOT)))
    return found


def _in_file(path: Path) -> Iterator[Message]:
    source, extract = path.read_text(), extract_python
    if path.suffix != ".py":
        from django.utils.translation.template import (
            templatize,
        )  # needs settings, which `compile` does without

        source, extract = templatize(source), extract_javascript  # a lexer that minds no markup in between
    for _line, function, words, _comments in extract(BytesIO(source.encode()), KEYWORDS, [], {}):
        words = words if isinstance(words, tuple) else (words,)
        if all(isinstance(word, str) for word in words[: NEEDED.get(function, 1)]):
            yield _message(function, words)


def _message(function: str, words: tuple) -> Message:
    context, *words = words if "pgettext" in function else ("", *words)
    return context, words[0], words[1] if function.startswith("n") else ""


def catalogue(language: str) -> polib.POFile:
    """The .po file of a language; a new one where there is none."""
    path = LOCALE / language / "LC_MESSAGES" / "django.po"
    if path.exists():
        return polib.pofile(str(path), wrapwidth=110)
    path.parent.mkdir(parents=True, exist_ok=True)
    file = polib.POFile(wrapwidth=110)
    file.fpath = str(path)
    file.metadata = {
        "Language": language,
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
    return file


def collect() -> None:
    """Add what is new, with an empty translation, and drop what is gone."""
    found = messages()
    for language in PLURALS:
        file = catalogue(language)
        have = {_key(entry): entry for entry in file}
        file[:] = [have.get(message) or _entry(message) for message in sorted(found)]
        for entry in file:
            entry.occurrences = [(place, "") for place in sorted(set(found[_key(entry)]))]
        file.save()
        print(f"{language}: {len(file)} messages, {len(file.untranslated_entries())} untranslated")


def _key(entry: polib.POEntry) -> Message:
    return entry.msgctxt or "", entry.msgid, entry.msgid_plural or ""


def _entry(message: Message) -> polib.POEntry:
    context, singular, plural = message
    more = {"msgid_plural": plural, "msgstr_plural": {0: "", 1: ""}} if plural else {}
    return polib.POEntry(msgctxt=context or None, msgid=singular, **more)


def compile_all() -> None:
    for path in LOCALE.rglob("*.po"):
        polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))


if __name__ == "__main__":
    if sys.argv[1] == "collect":
        from django.conf import settings

        settings.configure()
        collect()
    else:
        compile_all()
