"""Sort keys in the Nordic alphabets: plain ASCII whose byte order is the language's order, on every database."""

import unicodedata

FAMILIES = {"nb": "nb", "nn": "nb", "fi": "fi", "sv": "fi", "en": "en"}

# "{", "|", "}" follow z in ASCII. Norwegian (CLDR nb, nn): z < æ=ä < ø=ö < å. Finnish and Swedish (CLDR fi, sv):
# z < å < ä(æ) < ö(ø). Both sort ü as y. Other marks do not count before a tie.
AFTER_Z = {
    "nb": {"æ": "{", "ä": "{", "ø": "|", "ö": "|", "œ": "|", "å": "}", "ü": "y"},
    "fi": {"å": "{", "æ": "|", "ä": "|", "ø": "}", "ö": "}", "œ": "}", "ü": "y"},
    "en": {"æ": "ae", "ø": "o", "œ": "oe"},
}
LETTERS = {"ð": "d", "đ": "d", "þ": "th", "ł": "l", "ŋ": "n", "ŧ": "t", "ħ": "h", "ı": "i"}
SILENT = frozenset("'’‘ʼ`´")
TIE = "\x01"  # below the blank, so that a shorter name comes first


def sort_key(text: str, language: str) -> str:
    """The key of `text`: letters first (case, punctuation and other marks aside), then the exact spelling.

    Compare keys by their bytes: in PostgreSQL the column needs the collation "C". Raises KeyError for a language
    that is not in FAMILIES.
    """
    return TIE.join((_letters(text, FAMILIES[language]), _spelling(text)))


def person_sort_key(surname: str, given: str, language: str) -> str:
    """The key of a person in a list by surname. Who has one name only stands under it."""
    family = FAMILIES[language]
    first, second = (surname, given) if surname.strip() else (given, "")
    return TIE.join((_letters(first, family), _letters(second, family), _spelling(f"{first}, {second}")))


def _letters(text: str, family: str) -> str:
    text = unicodedata.normalize("NFC", text).casefold()
    if family == "nb":
        text = text.replace("aa", "å")  # Aaberg stands with Åberg
    if text.isascii() and text.isalpha():
        return text
    return " ".join("".join(_letter(letter, family) for letter in text).split())


def _letter(letter: str, family: str) -> str:
    if letter.isascii():
        return letter if letter.isalnum() else "" if letter in SILENT else " "
    if known := AFTER_Z[family].get(letter) or LETTERS.get(letter):
        return known
    return "".join(_foreign(part) for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))


def _foreign(letter: str) -> str:
    """A letter without its marks. Other alphabets follow the Latin one, by code point."""
    if letter.isascii():
        return letter.lower() if letter.isalnum() else " "
    return f"~{ord(letter):06x}" if letter.isalnum() else "" if letter in SILENT else " "


def _spelling(text: str) -> str:
    return unicodedata.normalize("NFC", text).encode("unicode_escape").decode("ascii")
