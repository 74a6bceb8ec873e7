"""Lines of the log without the secrets that stand in addresses: whoever reads a log opens nobody's seat with it."""

import logging
import re
import sys

from kohort.kit.bugs import bug

SECRET = re.compile(r"(/(?:seats|come|feedback|no-more|invited|place|stop|join|ways-in|calendars)/)[^\s/?#\"']+")


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
