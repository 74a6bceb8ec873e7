"""Countries by ISO 3166 code, named in the languages of Kohort by CLDR (through Babel)."""

from functools import cache

from babel import Locale

from kohort.kit.folding import fold

LANGUAGES = ("en", "nb", "nn", "fi", "sv")

# CLDR also names regions that are not countries: unions, pseudo codes and islands without an ISO code of their own.
NOT_COUNTRIES = frozenset(("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"))

# What people write and CLDR does not. England and its neighbours have no code of their own.
SPOKEN = {
    "US": "U.S.A., U.S., United States of America, America, Amerika, Amerikka, De forente stater, "
    "Dei sameinte statane, Förenta staterna, Amerikan yhdysvallat",
    "GB": "UK, U.K., Great Britain, Britain, England, Scotland, Wales, Northern Ireland, Skottland, Skotlanti, "
    "Nord-Irland, Nordirland, Pohjois-Irlanti, Englanti, Britannia, England og Wales",
    "NL": "Holland, The Netherlands, Hollanti",
    "CZ": "Czech Republic, Tsjekkiske republikk, Tšekin tasavalta, Tjeckiska republiken",
    "KR": "Korea, Republic of Korea",
    "RU": "Russian Federation, Den russiske føderasjon, Venäjän federaatio",
    "IE": "Republic of Ireland, Eire",
    "MK": "Macedonia, Makedonia, Makedonien",
    "BA": "Bosnia, Bosnien",
    "MM": "Burma",
    "CD": "DR Congo, Democratic Republic of the Congo",
    "CI": "Ivory Coast",
    "AE": "UAE, Emirates, Emiratene, Emirata, Emiraterna",
    "CN": "People's Republic of China",
    "TR": "Turkey",
    "SZ": "Swaziland",
    "VN": "Viet Nam",
    "BY": "Hviterussland, Kviterussland, Vitryssland",
    "PS": "Palestine, Palestina, Palestiina",
    "NO": "Norga",
    "FI": "Suoma",
}


@cache
def _names(language: str) -> dict[str, str]:
    territories = Locale.parse(language).territories
    return {code: name for code, name in territories.items() if _is_country(code)}


def _is_country(code: str) -> bool:
    return len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES


@cache
def _codes_by_name() -> dict[str, str]:
    """Folded names in all languages. A name that two countries share in different languages keeps the first."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in _names(language).items():
            found.setdefault(fold(name), code)
    for code, spoken in SPOKEN.items():
        found.update((fold(name), code) for name in spoken.split(", "))
    return found


def country_codes() -> list[str]:
    """All codes, in the order of the alphabet."""
    return sorted(_names("en"))


def country_name(code: str, language: str) -> str:
    """The country's name in `language` (en, nb, nn, fi or sv). Raises KeyError for a code that is not a country."""
    return _names(language)[code]


def find_country(text: str) -> str | None:
    """The code for a code in any case, a name in any of the five languages, or what people write instead ("UK")."""
    code = text.strip().upper()
    return code if code in _names("en") else _codes_by_name().get(fold(text))
