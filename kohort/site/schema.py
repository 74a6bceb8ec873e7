"""The database's tables are made and changed by whichever command comes first; the others wait."""

from fcntl import LOCK_EX, flock

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def bring_up_to_date() -> None:
    """Apply the migrations that are missing. A moment's look when there are none."""
    settings.KOHORT_HOME.mkdir(parents=True, exist_ok=True)
    with (settings.KOHORT_HOME / "schema.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0, interactive=False)
