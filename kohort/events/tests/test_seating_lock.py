"""Whoever changes seats holds the event's row, from the first statement of the transaction on."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from kohort.events.seats.holding import holding
from tests.gatherings import gathering


def test_it_is_held_before_anything_is_read(transactional_db, cast):
    event = gathering(cast.here)
    with CaptureQueriesContext(connection) as told, holding(event.pk):
        assert connection.in_atomic_block
    asked = [query["sql"] for query in told if query["sql"].startswith("SELECT")]
    assert len(asked) == 1
    assert connection.vendor == "sqlite" or "FOR NO KEY UPDATE" in asked[0]


def test_no_transaction_sees_an_older_state():
    """At REPEATABLE READ, PostgreSQL would oversell without an error; SQLite would, were it not IMMEDIATE."""
    options = connection.settings_dict["OPTIONS"]
    assert connection.vendor == "postgresql" or options["transaction_mode"] == "IMMEDIATE"
    assert "isolation_level" not in options
