"""One search key for all the spellings of a Nordic name. Not for display and not for sorting (see `kit.sorting`)."""

import re
import unicodedata

# Letters that Unicode does not take apart into a base letter and a mark, and the apostrophes, which vanish.
LETTERS = str.maketrans(
    {
        **{
            "ø": "o",
            "œ": "o",
            "æ": "a",
            "ð": "d",
            "đ": "d",
            "þ": "th",
            "ł": "l",
            "ŋ": "n",
            "ŧ": "t",
            "ħ": "h",
        },
        **{"ı": "i", "ĸ": "k", "ə": "e", "ŀ": "l", "ƶ": "z", "ǥ": "g"},
        **dict.fromkeys("'’‘ʼ`´ʹʻʾʿ\u00ad\u200b\u200c\u200d\ufeff"),
        **dict.fromkeys(range(0x300, 0x370)),
    }
)
DIGRAPHS = re.compile(r"(?:(a)[ae]+|(o)e+)")
SPLIT = re.compile(r"[\W_]+")
JOINED = re.compile(r"\w+(?:[-‐‑–'’‘ʼ`´]\w+)+")


def fold(text: str) -> str:
    """Lower-case words in which Ødegård, Odegard, Oedegaard and Ödegaard are one, parted by single blanks.

    Both long (aa, ae, oe) and short (a, a, o) spellings of å, æ/ä and ø/ö end as the short one, so one key serves
    (rule: Norwegian, Swedish and Finnish name spelling; Sámi letters lose their marks). Hyphens part words and
    apostrophes vanish: "Berg-Hansen" is "berg hansen", "O'Neill" is "oneill". Folding twice changes nothing.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
    text = text.translate(LETTERS)
    if "aa" in text or "ae" in text or "oe" in text:
        text = DIGRAPHS.sub(r"\1\2", text)
    return " ".join(SPLIT.sub(" ", text).split())


def words(text: str) -> list[str]:
    """The folded words to index: those of `fold`, and each hyphened or apostrophed name both whole and in parts."""
    found = fold(text).split()
    for name in JOINED.findall(text):
        parts = fold(re.sub(r"['’‘ʼ`´]", " ", name)).split()
        found += ["".join(parts), *parts]
    return list(dict.fromkeys(found))
