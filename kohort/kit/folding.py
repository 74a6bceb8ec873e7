"""One search key for all the spellings of a Nordic name. Not for display; for order see `kit.sorting`."""

import re
import unicodedata

# Letters that Unicode does not take apart into a base letter and a mark, and the apostrophes, which vanish.
LETTERS = str.maketrans(
    {
        **{"ø": "o", "œ": "o", "æ": "a", "ð": "d", "đ": "d", "þ": "th", "ł": "l", "ŋ": "n", "ŧ": "t", "ħ": "h"},
        **{"ı": "i", "ĸ": "k", "ǥ": "g", "ƶ": "z"},
        **dict.fromkeys("'’‘ʼ`´\u00ad", ""),
        **{chr(mark): "" for mark in range(0x300, 0x370)},
    }
)
DIGRAPHS = re.compile(r"a[ae]+|oe+")
SPLIT = re.compile(r"[\W_]+")
JOINED = re.compile(r"\w+(?:[-‐‑–'’‘ʼ`´]\w+)+")


def fold(text: str) -> str:
    """Lower-case words in which Ødegård, Odegard, Oedegaard and Ödegaard are one, parted by single blanks.

    Both long (aa, ae, oe) and short (a, a, o) spellings of å, æ/ä and ø/ö end as the short one, so one key
    serves for what is indexed and what is typed. Sámi letters lose their marks. Hyphens part words and apostrophes
    vanish: "Berg-Hansen" is "berg hansen", "O'Neill" is "oneill". Folding twice changes nothing.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
    text = text.translate(LETTERS)
    if "aa" in text or "ae" in text or "oe" in text:
        text = DIGRAPHS.sub(lambda found: found[0][0], text)
    return " ".join(SPLIT.sub(" ", text).split())


def words(text: str) -> list[str]:
    """The folded words to index: those of `fold`, and hyphened or apostrophed names both whole and in parts."""
    found = fold(text).split()
    for name in JOINED.findall(text):
        parts = fold(re.sub(r"['’‘ʼ`´]", " ", name)).split()
        found += ["".join(parts), *parts]
    return list(dict.fromkeys(found))
