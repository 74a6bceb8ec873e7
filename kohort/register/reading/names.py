"""A person's name in one cell, and the tidying every name gets. No name is corrected, only spaces and composition."""

from unicodedata import normalize

# Words that belong to the surname that follows them.
PARTICLE_WORDS = "af av von van der den de del della di da dos du la le ten ter zu zur bin ibn al el ben st st. mac"
PARTICLES = frozenset(PARTICLE_WORDS.split())


def tidy(text: str) -> str:
    """One line, single spaces, and Å as one sign however the file composed it."""
    if text.isascii():
        return " ".join(text.split())
    return " ".join(normalize("NFC", text).split())


def split_name(text: str) -> tuple[str, str]:
    """(given names, surname) of "Surname, Given" or "Given Surname"; a single name is a surname with nothing before."""
    if "," in text:
        surname, _comma, given = text.partition(",")
        return tidy(given), tidy(surname)
    words = tidy(text).split(" ")
    at = len(words) - 1
    while at > 1 and words[at - 1].casefold() in PARTICLES:
        at -= 1
    return " ".join(words[:at]), " ".join(words[at:])
