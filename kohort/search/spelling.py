"""One spelling for what neighbours write in two ways: nynorsk, bokmål and Swedish, and Finnish consonants that change.

Rules of spelling alone: who writes "bærekraft" is not taken to mean "hållbarhet".
"""

import re

# Consonants that Swedish, Norwegian and the weak grade of Finnish write once: "trafikk", "trafik"; "kauppa", "kaupan".
ONCE = re.compile(r"([ptksdgf])\1+|ck")
# The other pairs of Finnish consonant gradation: "kunta", "kunnat"; "valta", "vallan"; "lampi", "lammen".
WEAK = {"nt": "nn", "rt": "rr", "lt": "ll", "mp": "mm"}
GRADES = re.compile("|".join(WEAK))
# As beginnings or parts of words, folded: as one is found, and as it is kept. Earlier ones first.
NYNORSK = {
    **{"pleiar": "pleier", "rettleiing": "veiledning", "rettleiar": "veileder", "leiing": "ledelse", "leiar": "leder"},
    **{"marknad": "marked", "sjuk": "syk", "berekraft": "barekraft", "skul": "skol", "larar": "larer"},
    **{"mangfald": "mangfold", "hald": "hold", "verksemd": "virksomhet", "verknad": "virkning", "tenest": "tjenest"},
    **{"tryggleik": "sikkerhet", "heim": "hjem", "rekneskap": "regnskap", "rekn": "regn", "teikn": "tegn"},
    **{"forsking": "forskning", "vei": "veg", "hoyskol": "hogskol", "hoyr": "hor", "royr": "ror", "loysing": "losning"},
    **{"straum": "strom", "eigedom": "eiendom", "eigar": "eier", "gjevar": "giver", "brukar": "bruker"},
    **{"forskar": "forsker", "mogleg": "mulig", "heit": "het", "leghet": "lighet", "framand": "fremmed"},
    **{"framtid": "fremtid", "sjolv": "selv", "handsam": "behandl", "utgreiing": "utredning"},
    **{"vitskap": "vitenskap", "vasskraft": "vannkraft", "vatn": "vann", "vaksen": "voksen", "kyrk": "kirk"},
    **{"omsetjing": "oversettelse", "attvinning": "gjenvinning", "hamn": "havn", "kjop": "kop"},
}
SWEDISH = {
    **{"kunskap": "kunnskap", "verksamhet": "virksomhet", "tjanst": "tjenest", "sakerhet": "sikkerhet", "ratt": "rett"},
    **{"forsakr": "forsikr", "vag": "veg", "utveckl": "utvikl", "inkop": "innkop", "okonom": "ekonom"},
    **{"okolog": "ekolog", "rekryt": "rekrut", "halso": "helse", "halsa": "helse", "arbets": "arbeids"},
    **{"ledar": "leder", "ingenjor": "ingenior", "vatten": "vann", "vuxen": "voksen", "kemi": "kjemi", "djur": "dyr"},
    **{"karnkraft": "kjernekraft", "valfard": "velferd", "konst": "kunst", "idrott": "idrett"},
    **{"lakemedel": "legemiddel", "medel": "middel", "atervinning": "gjenvinning", "tion": "sion", "sjon": "sion"},
}


def once(word: str) -> str:
    """Such consonants once."""
    return ONCE.sub(lambda found: found[1] or "k", word)


SPELLED = {once(one): once(other) for one, other in (NYNORSK | SWEDISH).items()}


def spelled(word: str) -> str:
    """A folded word as it is kept."""
    word = once(word)
    for one, other in SPELLED.items():
        word = word.replace(one, other)
    return word


def graded(word: str) -> str:
    """In the weak grade, whether it is Finnish or not: a word stays unlike the others."""
    return GRADES.sub(lambda found: WEAK[found[0]], word)
