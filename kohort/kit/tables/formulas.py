"""One reversible way to keep a spreadsheet from running a cell as a formula, and to undo it when the file comes back.

A cell is dangerous when, after any spaces, quotes or byte order marks, it starts with one of = + - @ | TAB CR LF or
their full-width forms (OWASP, "CSV injection"). In CSV such a cell gets one apostrophe in front. The apostrophe is one
of the quotes passed over, so a dangerous cell stays dangerous with it, and taking exactly one away from a cell whose
rest is dangerous gives back what was written, however many apostrophes the name began with. Anything else that starts
with an apostrophe ('t Hooft) is left alone both ways.
"""

import re

from kohort.kit.bugs import bug

DANGEROUS = re.compile(
    r"""[\s"'`´‘’“”«»\ufeff\u200b\u2060\x00-\x1f]*?"""  # what a spreadsheet or its reader may drop
    r"""[=+\-@|\t\r\n＝＋－＠]"""
)


def is_dangerous(text: str) -> bool:
    """Whether a spreadsheet might run this text when it stands in a CSV cell."""
    return DANGEROUS.match(text) is not None


def defused(text: str) -> str:
    """The text as it is written to a CSV cell."""
    if bug("formula-runs"):
        return text
    return "'" + text if is_dangerous(text) else text


def kept_as_string(text: str) -> str:
    """The text as written to a cell that is typed as a string: changed only where reading would change it."""
    return "'" + text if is_dangerous(text) and undone(text.lstrip()) != text else text


def undone(text: str) -> str:
    """The text that was written, from the text that was read."""
    return text[1:] if text[:1] == "'" and is_dangerous(text[1:]) else text
