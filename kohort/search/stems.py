"""Words of English and the Nordic languages made comparable: endings taken off, compounds met from either side.

Nobody says in which language a word is, so each is stemmed in all of them and its shortest stem taken. Stems that begin
alike may still be one word ("markkinoint", "markkinoin"); how alike two words are is a figure.
"""

import re
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

from kohort.kit.folding import SPLIT, fold

from .spelling import graded, spelled

# A form of a word, or a compound of which it is the head, is nearly as good as the word; a mere beginning is a hint.
SAME, INFLECTED, DERIVED, HEAD, BEGINNING, KIN = 1.0, 0.9, 0.8, 0.8, 0.5, 0.4
LANGUAGES = ("english", "norwegian", "finnish", "swedish")
EMPTY = frozenset(  # what the lists of Snowball, as Tantivy has them, leave out
    "from with about who whom what when where which how can could would should do does have has we us our you your my "
    "me all any some more most than so too very also just like want frå fra hjå saman mykje berre også kva korleis "
    "kvifor noko nokon noen desse alle gjerne meir mer sitt si vår våre sekä myös jossa joita joka jotka joku "
    "kuinka miten millainen voisi voi olisi haluaa kaikki lisää".split()
)
VOWELS = "aeiouy"
SHORTEST, LONGEST = 4, 12  # letters of a part of a word that are looked at
ENDING = 4  # letters at most that follow the stem of a head: "kaupan", "revisjonene"


def _analyzers(of_language):
    build = (TextAnalyzerBuilder(Tokenizer.whitespace()).filter(of_language(one)).build() for one in LANGUAGES)
    return tuple(build)


STEMMERS, STOPPERS = _analyzers(Filter.stemmer), _analyzers(Filter.stopword)
SHORT = re.compile(r"(\w{3})(?:en|er|et|ar|or|ene|ane|arna|erna|orna)$")  # "vegen", "bilar": no stemmer goes so far
# Who is that of something, and what is derived of a word: "innkjøpssjef", "digitalisering". Spelled as they are kept.
ROLES = (
    "sjef|chef|led[ea]r|direktor|ansvarlig|ansvarig|konsulent|konsult|radgiv[ea]r|larer|forsker|forskar|koordinator|"
    "medarbeider|ingenior|palliko|johtaja|asiantuntija|insinori|opettaja|tutkija"
)
DERIVING = "iser|ering|asion|ator|het|skap|nes|ment|ist|isk|else|minen|lisus|linen"
NO_COMPOUND = re.compile(graded(rf"\w{{0,4}}(?:{ROLES})\w{{0,3}}$|\w{{0,2}}(?:{DERIVING})\w{{0,4}}$"))
FIRST = 3  # letters at least before a head
CASES = str.maketrans("oi", "ae")


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
    word = spelled(word)
    if short := SHORT.match(word):
        return Stem(word, short[1])
    found = [_cut(word, base) for stemmer in STEMMERS for base in stemmer.analyze(word)]
    base = graded(min((base for base in found if len(base) >= SHORTEST), key=len, default=word))
    if len(base) > SHORTEST and base[-1] in VOWELS:  # "kaupa", "kaupo": the vowel changes with the case
        base = base[:-1]
    return Stem(graded(word), base)


def _cut(word: str, base: str) -> str:
    """A stem as the beginning of its word ("strategi" of "strategy"). Of "kunnan" Finnish halves too much: "kun"."""
    base = word[: _begun(word, base)]
    return word[:SHORTEST] if len(base) == SHORTEST - 1 and word[2:3] == word[3:4] else base


def _begun(one: str, other: str) -> int:
    """How many letters begin both."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (sign, its) in pairs if sign != its), min(len(one), len(other)))


@lru_cache(200_000)
def likeness(one: Stem, other: Stem) -> float:
    """0 to 1: how much a word has to do with another one."""
    if one.base == other.base:
        return SAME
    short, long = (one, other) if len(one.base) < len(other.base) else (other, one)
    begun = _begun(short.base, long.base)
    rest = len(long.base) - begun
    if begun >= max(SHORTEST, len(short.base) - 1) and rest <= (2 if begun == SHORTEST else 3):
        return INFLECTED
    if _begins(long, short):
        return DERIVED if rest <= 3 or NO_COMPOUND.match(long.word, len(short.base)) else BEGINNING
    if _ends(long, short) or _ends(short, long):  # a stem is at times longer than that of a compound
        return HEAD
    return KIN if begun >= 7 and begun >= 0.6 * len(short.base) else 0.0


def _begins(long: Stem, short: Stem) -> bool:
    """ "marked" in "markedsføring". Of a short stem the whole word: "kaup" begins a town as well as a shop."""
    return long.base.startswith(short.base if len(short.base) > 5 else short.word) and len(short.word) >= SHORTEST


def _ends(long: Stem, short: Stem) -> bool:
    """ "kauppa" in "vähittäiskaupan", but not "kunta" in "sakkunnig"."""
    if not _may_be_head(short):
        return False
    head, core = _head(short.word), short.base[:-2]
    tails = (long.word[at:] for at in range(FIRST, len(long.word) - len(head) + 1))
    return any(_head(tail) == head and tail.startswith(core) and _is_ending(tail, short) for tail in tails)


def _is_ending(tail: str, short: Stem) -> bool:
    return len(tail) <= max(len(short.base), len(_head(short.word))) + ENDING


def _may_be_head(stem: Stem) -> bool:
    """Not of four letters and an ending: "ships" is no head of "internships"."""
    return len(stem.base) >= SHORTEST and (len(stem.word) > 5 or (len(stem.word) == 5 and stem.word[-1] in VOWELS))


def _head(word: str) -> str:
    """How a head begins, in any case: "kauppa" and "kauppojen"."""
    return word[:4] + word[4:5].translate(CASES)


def keys(text: str) -> set[str]:
    """What an index keeps of a text: its stems, "1" before what they begin with, "2" before what might be a head
    within a word, "3" before how a word begins that might be one."""
    found = set()
    for stem in stems(text):
        base = stem.base
        found |= {base, *(f"1{base[:size]}" for size in range(SHORTEST, min(len(base), LONGEST) + 1))}
        found |= {f"2{head}" for head in _heads(stem)} | _as_head(stem, "3")
    return found


def sought(stem: Stem) -> dict[str, float]:
    """The keys by which words like this one are found, and how much each is worth."""
    base = stem.base
    begun = min(LONGEST, max(SHORTEST, ceil(0.6 * len(base))))
    parts = range(SHORTEST, min(len(base) - 2, LONGEST + 1))
    found = dict.fromkeys([*(base[:size] for size in parts), *(f"3{head}" for head in _heads(stem))], KIN)
    return found | {f"1{base[:begun]}": BEGINNING} | dict.fromkeys(_as_head(stem, "2"), HEAD) | {base: SAME}


def _heads(stem: Stem) -> list[str]:
    return [_head(stem.word[at:]) for at in range(FIRST, len(stem.word) - SHORTEST)]


def _as_head(stem: Stem, sign: str) -> set[str]:
    return {f"{sign}{_head(stem.word)}"} if _may_be_head(stem) else set()
