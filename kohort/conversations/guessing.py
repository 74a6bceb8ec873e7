"""Which kind of post a text is, guessed from a few words in five languages. It is shown, and changed with a tap."""

import re

from kohort.kit.folding import fold

from .models import Post

Kind = Post.Kind
LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]+", re.IGNORECASE)

# Beginnings of words; marks and doubled letters are folded away on both sides (see kit.folding).
SELL = """for sale|selling|i sell|til salgs|til sals|selges|selger|selje|seljast|gir bort|gjev bort|give away
    |giving away|till salu|saljes|saljer|bortskankes|skanker bort|myydaan|myyn |myynnissa|annetaan|lahjoitetaan"""
RENT = """for rent|to let|rent out|renting out|til leie|til leige|leies ut|leie ut|leier ut|leiges ut|leige ut
    |leiger ut|utleie|utleige|uthyres|hyr ut|hyra ut|hyrs ut|till uthyrning|vuokrataan|vuokrattavana|vuokralle"""
LEND = """lend|can borrow my|to lend|laner ut|lane ut|lanes ut|lanast ut|til utlan|utlan|lanar ut|lana ut
    |lanas ut|till lans|lainaan |lainattavana|voin lainata"""
WANTED = """wanted|looking for|want to buy|borrow|could lend|anybody have|anyone have|does anyone have
    |somebody have|onskes|onskast|trenger|treng |leter etter|leitar etter|ser etter|ser eg etter|lane|lana|kjope
    |kjopes|leie|leige|noen som har|nokon som har|har noen|har nokon|efterlyses|soker du|letar efter|koper|kopes
    |hyra|nagon som har|har nagon|etsin|etsitaan|tarvitsen|ostetaan|ostan|lainaksi|lainaan saisi|saisiko
    |onko kellaan|halutaan"""
JOB = """job|vacanc|position|hiring|we are looking|internship|trainee|apply|career|stilling|jobb|ledig|ansett
    |soknadsfrist|soknad|praksisplass|vikar|soker|sokjar|tjanst|anstall|rekryt|ansok|praktikplats|tyopaik
    |avoin tehtava|haemme|hakuaika|harjoittelupaik|rekry|tyota|tyontekij"""
EVENT = """event|exhibition|opening|concert|seminar|lecture|reunion|fashion show|tickets|arrangement|utstilling
    |visning|konsert|foredrag|forelesning|treff|premiere|kurs|vernissage|evenemang|utstallning|forelasning|traff
    |visas|tapahtuma|nayttely|avajaiset|konsertti|luento|tapaaminen|seminaari|liput"""
DATE = r"""\d{1,2}[.:/ ]\d{2}|\d{1,2}\. [a-z]{3,}|\d{1,2} (?:jan|feb|mar|apr|ma|jun|jul|aug|sep|o[kc]t|nov
    |de[cs])|\d{1,2}\.\d{1,2}\.|\d{4}-\d{2}-\d{2}|kl \d|klo \d|monday|tuesday|wednesday|thursday|friday|saturday
    |sunday|mandag|tirsdag|onsdag|torsdag|fredag|lordag|sondag|mandag|tysdag|laurdag|tisdag|maanantai|tiistai
    |keskiviik|torstai|perjantai|lauantai|sunnuntai|tomorrow|tonight|i morgen|i kveld|imorgon|ikvall"""
WORK = """my work|i made|i have made|my new|my first|jeg har laget|eg har laga|har laget|min nye|mitt nye|mi nye
    |jag har gjort|mitt nya|min nya|tein |olen tehnyt|uusi teokseni|uusi kirjani"""


def _stems(words: str, begin: str = r"\b") -> re.Pattern:
    return re.compile(f"{begin}(?:{'|'.join(fold(word) for word in words.split('|'))})")


PASSING = {Kind.SELL: _stems(SELL), Kind.RENT: _stems(RENT), Kind.LEND: _stems(LEND)}
ASKED, JOBS, MADE = _stems(WANTED), _stems(JOB), _stems(WORK)
EVENTS = _stems(EVENT, begin="")  # the last part of many a word: "avgangsvisning"
DATES = re.compile(rf"\b(?:{''.join(line.strip() for line in DATE.splitlines())})")


def guess(text: str, has_picture: bool = False) -> Post.Kind:
    """The likeliest kind; a discussion where nothing tells."""
    text = text[:2000]
    own = LINK.sub(" ", text)  # the words of a link are not the writer's
    words, asks = fold(own), "?" in own
    for kind, stems in PASSING.items():
        if stems.search(words) and not asks:
            return kind
    if own != text and JOBS.search(words):
        return Kind.JOB
    if EVENTS.search(words) and DATES.search(own.lower()):
        return Kind.EVENT
    if ASKED.search(words):
        return Kind.WANTED
    if asks:
        return Kind.QUESTION
    return _otherwise(own, own != text, has_picture)


def _otherwise(own: str, has_link: bool, has_picture: bool) -> Post.Kind:
    if has_link and DATES.search(own.lower()):
        return Kind.EVENT
    if MADE.search(fold(own)) or (has_picture and not (own.strip() or has_link)):
        return Kind.WORK
    return Kind.TIP if has_link else Kind.DISCUSSION
