"""Reading the mail of the demo, as somebody does who waits for it."""

import re
from urllib.parse import urlencode

CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b")
INVITATION = re.compile(r"/nordvik/invited/[\w-]{22}/(?=\s)")
PLACE = re.compile(r"/nordvik/place/[\w-]{22}/(?=\s)")
USED: set[str] = set()  # what was read once is not read again: it lies there for as long as the server runs


def wait_for_code(mail) -> str:
    """The newest code to anybody; the worker writes it a moment later."""
    return wait_for(mail, CODE)


def wait_for(mail, pattern: re.Pattern, to: str | re.Pattern = "") -> str:
    """What the newest letter `to` an address, or with other words in it, says, as soon as there is one."""
    for _ in range(800):
        if found := written(mail, pattern, to):
            USED.add(found)
            return found
        mail.wait_for_timeout(150)
    raise AssertionError(f"no letter came to {to or 'anybody'}")


def written(mail, pattern: re.Pattern, to: str | re.Pattern = "") -> str | None:
    """The same, as far as it came already."""
    mail.goto(f"/demo/mail/?{urlencode({'q': to})}" if isinstance(to, str) else "/demo/mail/")
    letters = mail.locator("article").filter(has_text=to).all_inner_texts()
    found = (said for letter in letters for said in pattern.findall(letter) if said not in USED)
    return next(found, None)
