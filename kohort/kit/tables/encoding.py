"""Which encoding a text file is in. A byte order mark and strict UTF-8 decide; only old 8-bit files are guessed.

Statistical detectors are wrong for short Nordic text, so the guess compares how strange the text would look.
"""

import codecs
import re
from itertools import islice
from pathlib import Path

from .refusal import Refused

MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
OLD = ["iso8859-15", "mac-roman", "cp850"]  # asked only when Windows-1252 looks strange
AT_HOME = frozenset("æøåäöÆØÅÄÖ")
WELCOME = frozenset("éèêëáàâóòôíúüýñçãõšžčðþđŋŧÉÈÁÓÍÚÜÝÑÇŠŽÐÞßœ–—’‘“”„´…€§°«»·½\xa0")
HIGH = re.compile(rb"[\x80-\xff]+[A-Za-z]?")
BYTES = 1 << 20


def encoding_of(path: Path) -> str:
    """A codec name for the whole file. Raises Refused (binary, mixed-encoding)."""
    with path.open("rb") as file:
        start = file.read(4096)
    marked = next((name for mark, name in MARKS if start.startswith(mark)), None) or _unmarked_wide(start)
    high = _high_bytes(path, marked or "utf-8")
    if marked:
        return marked
    return "utf-8" if not high else _eight_bit(high)


def _unmarked_wide(start: bytes) -> str | None:
    """UTF-16 without a mark: mostly Latin text has every second byte zero."""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    half = len(start) // 4
    return "utf-16-le" if odd > half and not even else "utf-16-be" if even > half and not odd else None


def _high_bytes(path: Path, encoding: str) -> bytes:
    """Reads the file through once: b"" when it is sound in `encoding`, else a sample of its words with high bytes."""
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            while chunk := file.read(BYTES):
                _no_binary(decoder.decode(chunk))
            decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            if encoding != "utf-8":
                raise Refused("unreadable") from error
        else:
            return b""
    return _sample(path)


def _no_binary(text: str) -> None:
    if "\0" in text:
        raise Refused("binary")


def _sample(path: Path) -> bytes:
    words: list[bytes] = []
    with path.open("rb") as file:
        while chunk := file.read(BYTES):
            if b"\0" in chunk:
                raise Refused("binary")
            words += (found[0] for found in islice(HIGH.finditer(chunk), 2000))
    return b" ".join(words)


def _eight_bit(sample: bytes) -> str:
    pairs, high = len(re.findall(rb"\xc3[\x80-\xbf]", sample)), len(re.findall(rb"[\x80-\xff]", sample))
    if pairs * 4 > high:
        raise Refused("mixed-encoding")  # UTF-8 with a broken sign in it; any 8-bit reading would spoil every name
    windows = _strangeness(sample, "cp1252")
    best = min(OLD, key=lambda name: _strangeness(sample, name))
    if 2 * _strangeness(sample, best) < windows:
        return best
    return "cp1252" if windows < FAR else "latin-1"


FAR = 1_000_000


def _strangeness(sample: bytes, encoding: str) -> int:
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return FAR
    return sum(1 if sign in WELCOME else 5 for sign in text if sign > "\x7f" and sign not in AT_HOME)
