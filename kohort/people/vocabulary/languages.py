"""Languages people speak, by ISO 639 code, named in the languages of Kohort by CLDR (through Babel).

All that have a code of two letters and are spoken, and of the others those one meets in the Nordic countries.
"""

from functools import cache

from babel import Locale

LANGUAGES = ("en", "nb", "nn", "fi", "sv")
LONGER = ("ceb", "ckb", "fil", "fit", "gsw", "krl", "nds", "rom", "sma", "smj", "smn", "sms", "vep", "yue")
# Dead, invented, or said by another code: Norwegian is one language to speak, whichever way one writes it.
LEFT_OUT = frozenset(("ae", "cu", "ho", "ia", "ie", "io", "nb", "nn", "pi", "sh", "tl", "vo"))
# CLDR has no names for a minority language of the north and for the languages of deaf people.
OWN = {
    "fkv": "Kven, kvensk, kvensk, kveeni, kvänska",
    "fse": "Finnish Sign Language, finsk tegnspråk, finsk teiknspråk, suomalainen viittomakieli, finskt teckenspråk",
    "nsl": "Norwegian Sign Language, norsk tegnspråk, norsk teiknspråk, norjalainen viittomakieli, norskt teckenspråk",
    "swl": "Swedish Sign Language, svensk tegnspråk, svensk teiknspråk, ruotsalainen viittomakieli, "
    "svenskt teckenspråk",
}


@cache
def _names(language: str) -> dict[str, str]:
    known = Locale.parse(language).languages
    named = {code: name for code, name in known.items() if _is_offered(code)}
    return named | {code: names.split(", ")[LANGUAGES.index(language)] for code, names in OWN.items()}


def _is_offered(code: str) -> bool:
    return (len(code) == 2 and code not in LEFT_OUT) or code in LONGER


def language_codes() -> list[str]:
    """All codes, in the order of the alphabet."""
    return sorted(_names("en"))


def language_name(code: str, language: str) -> str:
    """The name of a language in `language` (en, nb, nn, fi or sv). Raises KeyError for a code that is not offered."""
    return _names(language)[code]
