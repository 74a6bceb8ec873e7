"""What the stories of signing in share: reading a code in a letter, and a clock that can be moved on."""

import re
from datetime import UTC, datetime

import pytest

CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b")


@pytest.fixture
def code_in_mail(mailbox):
    """`code_in_mail()`: the code in the newest letter."""
    return lambda: CODE.search(mailbox.deliver()[-1].get_body(("plain",)).get_content()).group()


@pytest.fixture
def clock(time_machine):
    """It stands still; `clock.shift(timedelta(…))` moves it on."""
    time_machine.move_to(datetime.now(UTC), tick=False)
    return time_machine
