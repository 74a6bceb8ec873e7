"""Words of English and the Nordic languages made comparable: endings taken off, compounds met from either side.

Nobody says in which language a word is, so each is stemmed in all of them and its shortest stem taken. Stems that begin
alike may still be one word ("markkinoint", "markkinoin"); how alike two words are is a figure.
"""

from functools import lru_cache
from math import ceil
from typing import NamedTuple

from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

from kohort.kit.folding import SPLIT, fold

SAME, INFLECTED, DERIVED, HEAD, BEGINNING, KIN = 1.0, 0.9, 0.8, 0.6, 0.5, 0.4
LANGUAGES = ("english", "norwegian", "finnish", "swedish")
EMPTY = frozenset(  # what the lists of Snowball, as Tantivy has them, leave out
    "from with about who whom what when where which how can could would should do does have has we us our you your my "
    "me all any some more most than so too very also just like want frå fra hjå saman mykje berre også kva korleis "
    "kvifor noko nokon noen desse alle gjerne meir mer sitt si vår våre sekä myös jossa joita joka jotka joku "
    "kuinka miten millainen voisi voi olisi haluaa kaikki lisää".split()
)
VOWELS = "aeiouy"
SHORTEST, LONGEST = 4, 12  # letters of a part of a word that are looked at
# Nynorsk (and often Swedish) and bokmål, as beginnings or parts of words in which the two differ, folded.
SPELLED = {
    **{"marknad": "marked", "sjuk": "syk", "berekraft": "barekraft", "skul": "skol", "leiing": "ledelse"},
    **{"leiar": "leder", "larar": "larer", "hald": "hold", "verksemd": "virksomhet", "tryggleik": "sikkerhet"},
    **{"heim": "hjem", "tenest": "tjenest", "rekneskap": "regnskap", "forsking": "forskning", "kjop": "kop"},
}


def _analyzers(of_language):
    build = (TextAnalyzerBuilder(Tokenizer.whitespace()).filter(of_language(one)).build() for one in LANGUAGES)
    return tuple(build)


STEMMERS, STOPPERS = _analyzers(Filter.stemmer), _analyzers(Filter.stopword)


class Stem(NamedTuple):
    """A folded word, and what is left of it without endings: ("kaupassa", "kaup")."""

    word: str
    base: str


@lru_cache(50_000)
def stems(text: str) -> tuple[Stem, ...]:
    """Those of the words that say something, each once. In capital letters ("IT", "HR") any word does."""
    said = (word for word in SPLIT.split(text) if len(word) > 1 and (word.isupper() or not _is_empty(word.lower())))
    return tuple(dict.fromkeys(_stem(word) for word in map(fold, said) if word))


@lru_cache(20_000)
def _is_empty(word: str) -> bool:
    """Whether it is one of the words a language is glued together with."""
    return word in EMPTY or any(not stopper.analyze(word) for stopper in STOPPERS)


@lru_cache(50_000)
def _stem(word: str) -> Stem:
    for one, other in SPELLED.items():
        word = word.replace(one, other)
    found = (base for stemmer in STEMMERS for base in stemmer.analyze(word) if len(base) >= SHORTEST)
    base = min(found, key=len, default=word)
    if len(base) > SHORTEST and base[-1] in VOWELS:  # "kaupa", "kaupo": the vowel changes with the case
        base = base[:-1]
    return Stem(word, base)


@lru_cache(200_000)
def likeness(one: Stem, other: Stem) -> float:
    """0 to 1: how much a word has to do with another one."""
    if one.base == other.base:
        return SAME
    short, long = (one, other) if len(one.base) < len(other.base) else (other, one)
    begun = next((at for at, sign in enumerate(short.base) if sign != long.base[at]), len(short.base))
    rest = len(long.base) - begun
    if begun >= max(SHORTEST, len(short.base) - 1) and rest <= (2 if begun == SHORTEST else 3):
        return INFLECTED
    if _begins(long, short):
        return DERIVED if rest <= 3 else BEGINNING
    if _ends(long, short):
        return HEAD
    return KIN if begun >= 7 and begun >= 0.6 * len(short.base) else 0.0


def _begins(long: Stem, short: Stem) -> bool:
    """ "marked" in "markedsføring". Of a short stem the whole word: "kaup" begins a town as well as a shop."""
    return long.base.startswith(short.base if len(short.base) > 5 else short.word) and len(short.word) >= SHORTEST


def _ends(long: Stem, short: Stem) -> bool:
    """ "kauppa" in "vähittäiskauppa"."""
    return _may_be_head(short) and len(long.base) >= len(short.base) + 3 and long.base.endswith(short.base)


def _may_be_head(stem: Stem) -> bool:
    return len(stem.base) > SHORTEST or (len(stem.base) == SHORTEST and len(stem.word) > 5)


def keys(text: str) -> set[str]:
    """What an index keeps of a text: its stems, "1" before what they begin with and "2" before what they end in."""
    found = set()
    for _word, base in stems(text):
        parts = range(SHORTEST, min(len(base), LONGEST) + 1)
        found |= {base, *(f"1{base[:size]}" for size in parts)}
        found |= {f"2{base[-size:]}" for size in parts if len(base) >= size + 3}
    return found


def sought(stem: Stem) -> dict[str, float]:
    """The keys by which words like this one are found, and how much each is worth."""
    base = stem.base
    begun = min(LONGEST, max(SHORTEST, ceil(0.6 * len(base))))
    parts = range(SHORTEST, min(len(base) - 2, LONGEST + 1))
    found = {part: KIN for size in parts for part in (base[:size], base[-size:])} | {f"1{base[:begun]}": BEGINNING}
    return found | ({f"2{base}": HEAD} if _may_be_head(stem) else {}) | {base: SAME}
