"""Una, whom nobody has claimed yet, with an address on record; and a clock that can be moved on."""

from datetime import UTC, datetime

import pytest

from kohort.people.jobs import rebuild
from tests.jobs import run_jobs

from .asking import on_record, registered


@pytest.fixture
def english(cast):
    """Nordvik writes its letters in English here."""
    cast.here.language = "en"
    cast.here.save(update_fields=["language"])


@pytest.fixture
def una(cast, english):
    """Una Ukjent, born 1984, master of history 2010, known at una@example.org."""
    registered(cast.una, 1984)
    on_record(cast.una, "una@example.org")
    return cast.una


@pytest.fixture
def clock(time_machine):
    """It stands still; `clock.shift(timedelta(…))` moves it on."""
    time_machine.move_to(datetime.now(UTC), tick=False)
    return time_machine


@pytest.fixture
def visitor(client):
    """A browser nobody is signed in to."""
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


@pytest.fixture
def indexed(cast):
    """The cast, all of it in the index. Call it again after a change."""
    rebuild.enqueue()
    run_jobs()
    return run_jobs
