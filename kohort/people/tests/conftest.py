"""The cast in the index, and browsers that ask for English."""

import pytest

from kohort.people.jobs import rebuild
from tests.jobs import run_jobs


@pytest.fixture
def indexed(cast):
    """The cast, all of it in the index. Call it again after a change."""
    rebuild.enqueue()
    run_jobs()
    return run_jobs


@pytest.fixture
def browse(browse):
    def as_(name=None):
        client = browse(name)
        client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
        return client

    return as_
