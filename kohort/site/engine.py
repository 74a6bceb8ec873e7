"""The SQLite engine. Versions before 3.51.3 can corrupt a database in WAL mode when several processes write
(the "WAL-reset" fault, fixed in March 2026); where the system's is older, the one from the pysqlite3 wheel is used."""

import sqlite3
import sys
import warnings

SOUND = (3, 51, 3)


def use_sound_sqlite() -> None:
    """Swap the engine before Django loads its SQLite backend; warn where there is no newer one."""
    if sqlite3.sqlite_version_info >= SOUND:
        return
    try:
        import pysqlite3  # only where the system's engine is too old
    except ImportError:
        warnings.warn(
            f"SQLite {sqlite3.sqlite_version} is older than 3.51.3: use one process, or PostgreSQL.",
            stacklevel=2,
        )
        return
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
