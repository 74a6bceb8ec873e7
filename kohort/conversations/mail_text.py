"""What somebody wrote in a mail, without what they quoted and without their signature. Work is linear in its length.

mail-parser-reply and its like were tried: they take "Thank you, Bo. I did …" for a signature and cut the rest, know no
Finnish or Norwegian, and need seconds for a long line.
"""

import re
from email.message import Message
from html import unescape

import nh3

MOST = 100_000  # characters that are looked at: a longer mail is one long quotation
WROTE = re.compile(r"\b(wrote|skrev|skreiv|kirjoitti|schrieb)\b", re.IGNORECASE)
WHEN = re.compile(r"\d[.:]\d\d|@")
DAY = re.compile(
    r"(on|den|am|\d+|mon|tue|wed|thu|fri|sat|sun|man|tir|tys|ons|tor|fre|lør|lau|søn|mån|tis|lör|sön|ma|ti|ke|to|pe|la|su)"
    r"(\w*day|dag|\w*tai)?\b",
    re.IGNORECASE,
)
LABELS = {  # of the head that Outlook puts over what it quotes, in the languages its readers use
    *("from", "sent", "to", "subject", "date", "cc"),
    *("fra", "frå", "sendt", "til", "emne", "dato", "kopi"),
    *("från", "skickat", "till", "ämne", "datum", "kopia"),
    *("lähettäjä", "lähetetty", "vastaanottaja", "aihe", "päivämäärä", "kopio"),
    *("von", "gesendet", "an", "betreff"),
}
SEPARATOR = re.compile(
    r"_{20,}|-{3,} ?(original message|opprinnelig melding|opphavleg melding|ursprungligt meddelande|"
    r"alkuperäinen viesti|forwarded message) ?-{3,}",
    re.IGNORECASE,
)
DEVICE = re.compile(
    r"(sent from|sendt fra|sendt frå|skickat från|lähetetty|get outlook for|hent outlook for|hämta outlook för|"
    r"hanki outlook)\b.{0,80}",
    re.IGNORECASE,
)
BREAKS = re.compile(r"</?(?:p|div|br|li|tr|h[1-6]|table|ul|ol)\b[^>]*>", re.IGNORECASE)
DROPPED = {"blockquote", "script", "style", "head", "title"}


def words_of(message: Message) -> str:
    """The answer alone; "" where there is none."""
    storable = _plain(message)[:MOST].replace("\0", "").encode("utf-8", "ignore").decode()
    return cut(storable)


def files_in(message: Message) -> int:
    """How many files came with it."""
    return sum(part.get_content_disposition() == "attachment" for part in message.walk())


def _plain(message: Message) -> str:
    """The plain parts; where there are none, the others as plain text."""
    parts = [part for part in message.walk() if part.get_content_disposition() != "attachment"]
    plain = [_decoded(part) for part in parts if part.get_content_type() == "text/plain"]
    if any(text.strip() for text in plain):
        return "\n".join(plain)
    return "\n".join(_from_html(_decoded(part)) for part in parts if part.get_content_type() == "text/html")


def _decoded(part: Message) -> str:
    octets = part.get_payload(decode=True)
    if not isinstance(octets, bytes):
        return ""
    try:
        return octets.decode(part.get_content_charset("utf-8"), "replace")
    except (LookupError, UnicodeError):  # a charset nobody knows, or one that is none
        return octets.decode("utf-8", "replace")


def _from_html(text: str) -> str:
    """Quotations lie in blockquotes and go with them."""
    broken = BREAKS.sub("\n", " ".join(text[:MOST].split()))
    return unescape(nh3.clean(broken, tags=set(), attributes={}, clean_content_tags=DROPPED))


def cut(text: str) -> str:
    """What stands above the quotation; or between and below its lines, where those are marked by ">"."""
    lines = [" ".join(line.split()) for line in text.replace("\xa0", " ").splitlines()]
    kept: list[str] = []
    place = 0
    while place < len(lines):
        if lines[place] == "--" or _begins_quotation(lines, place):
            break
        place += _introduces(lines, place) or _kept(lines[place], kept)
    return _without_device(re.sub(r"\n{3,}", "\n\n", "\n".join(kept)))


def _kept(line, kept) -> int:
    if not line.startswith(">"):
        kept.append(line)
    return 1


def _begins_quotation(lines, place) -> bool:
    """Outlook's way: a line across the page or a head, and everything below it is old. Or "… wrote:" above the same."""
    if SEPARATOR.fullmatch(lines[place]) or (_label(lines[place]) and _label_near(lines, place)):
        return True
    introduction = _introduces(lines, place)
    below = (line for line in lines[place + introduction : place + introduction + 5] if line)
    return bool(introduction) and not next(below, ">").startswith(">")


def _label(line) -> bool:
    name, colon, _rest = line.lstrip("*").partition(":")
    return bool(colon) and name.strip(" *").casefold() in LABELS


def _label_near(lines, place) -> bool:
    """A head has at least three lines; somebody who writes "To: all of you" has not written one."""
    return sum(_label(line) for line in lines[place : place + 5]) >= 3


def _introduces(lines, place) -> int:
    """How many lines "On Monday 23 November at 10:15, Ada <ada@…> wrote:" takes from here: 1 to 3, or 0."""
    for count in (1, 2, 3):
        block = lines[place : place + count]
        if len(block) < count or not block[-1] or (count > 1 and not _may_go_on(block)):
            return 0
        joined = " ".join(block)
        if len(joined) < 300 and joined.endswith(":") and WROTE.search(joined) and WHEN.search(joined):
            return count
    return 0


def _may_go_on(block) -> bool:
    """A line before an introduction is not the beginning of it."""
    return bool(DAY.match(block[0])) and not any(DAY.match(line) for line in block[1:])


def _without_device(text: str) -> str:
    """“Sent from my phone” goes where it is the last line."""
    head, _newline, last = text.strip().rpartition("\n")
    return head.strip() if DEVICE.fullmatch(last.strip()) else text.strip()
