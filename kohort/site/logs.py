"""Lines of the log without the secrets that stand in addresses: whoever reads a log opens nobody's seat with it."""

import logging
import re
import sys

from kohort.kit.bugs import bug

BEFORE = """answer asked calendars check come feedback heard invited join no-more offer offering own place renew seats
stop ways-in"""
SECRET = re.compile(rf"""(/(?:{"|".join(BEFORE.split())})/)[^\s/?#"']+""")


def blotted(text: str) -> str:
    """With "…" for what follows a word of an address behind which a token, a code or a key stands."""
    return text if bug("secret-logged") else SECRET.sub(r"\1…", text)


class Blotted(logging.Formatter):
    """The whole of what is written, tracebacks too."""

    def format(self, record: logging.LogRecord) -> str:
        return blotted(super().format(record))


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"blotted": {"()": Blotted}},
    "handlers": {"console": {"class": "logging.StreamHandler", "stream": sys.stderr, "formatter": "blotted"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
