"""The cast in the index."""

import pytest

from kohort.people.jobs import rebuild
from tests.jobs import run_jobs


@pytest.fixture
def indexed(cast):
    """The cast, all of it in the index. Call it again after a change."""
    rebuild.enqueue()
    run_jobs()
    return run_jobs
