"""Plants each fault and runs the tests that must notice it. A fault nobody notices fails the gate.

`faults.py NAME…` plants those alone.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kohort.site.settings")

import aiosmtpd.controller  # noqa: E402, F401
import django  # noqa: E402
import hypothesis.strategies  # noqa: E402, F401
import pytest  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import setup_databases  # noqa: E402
from django.urls import get_resolver  # noqa: E402

import tests.early  # noqa: E402, F401
from kohort.kit import bugs  # noqa: E402

AT_ONCE = 2
BRIEFLY = ["-q", "-x", "--no-migrations", "--tb=no", "-p", "no:unraisableexception"]  # only the exit status is read
PLANTED = re.compile(r"""\bbug\(f?["']([\w{}-]+)["']\)""")


def planted() -> dict[str, str]:
    """{fault: the tests that must notice it, perhaps after NAME=value for their environment}, from the table beside."""
    rows = (ROOT / "tools" / "faults.txt").read_text().splitlines()
    return dict(row.split(maxsplit=1) for row in rows if row and not row.startswith("#"))


def in_the_code() -> set[str]:
    """Every fault that can be planted; a name with a brace stands for a family and is listed by its members."""
    sources = (p.read_text() for p in (ROOT / "kohort").rglob("*.py") if "tests" not in p.parts)
    return {name for source in sources for name in PLANTED.findall(source) if "{" not in name}


def load_everything() -> None:
    """Once, before the first child: what each would load by itself, and its tables, take longer than most tests."""
    django.setup()
    get_resolver().check()
    connection.settings_dict["TEST"]["MIGRATE"] = False
    setup_databases(verbosity=0, interactive=False, serialized_aliases=())


class Prepared:
    """A plugin of a child: the tables are there, in its copy of the memory of its parent."""

    def pytest_configure(self, config):
        config.pluginmanager.register(self.Tables())  # after that of pytest-django, which it replaces

    class Tables:
        @pytest.fixture(scope="session")
        def django_db_setup(self, django_test_environment):
            pass


def plant(fault: str, tests: str) -> int:
    """A child of this process, which has loaded everything, runs the tests with the fault in place. Its process id."""
    words = tests.split()
    more = dict(word.split("=") for word in words if "=" in word)
    named = [word for word in words if "=" not in word]
    if more:  # another database is chosen before anything is loaded
        command = [sys.executable, "-m", "pytest", *BRIEFLY, *named]
        environment = {**os.environ, **more, "BUG": fault}
        return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).pid
    if child := os.fork():
        return child
    os.environ["BUG"], bugs.PLANTED = fault, frozenset({fault})
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    os._exit(pytest.main([*BRIEFLY, *named], plugins=[Prepared()]))


def run(table: dict[str, str]) -> dict[str, bool]:
    """{fault: whether its tests turned red}: exit status 1; anything else is a fault of the run itself."""
    waiting, running, noticed = list(table), {}, {}
    while waiting or running:
        while waiting and len(running) < AT_ONCE:
            fault = waiting.pop(0)
            running[plant(fault, table[fault])] = fault
        child, status = os.wait()
        noticed[running.pop(child)] = os.waitstatus_to_exitcode(status) == 1
    return noticed


def is_green(tests: str) -> bool:
    """The control: what turns red with a fault is green without one, in a child like the others."""
    child = plant("none", tests)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def main() -> None:
    os.chdir(ROOT)
    table = {fault: tests for fault, tests in planted().items() if not sys.argv[1:] or fault in sys.argv[1:]}
    if (missing := in_the_code() - planted().keys()) and not sys.argv[1:]:
        sys.exit(f"No test is named for these planted faults: {', '.join(sorted(missing))}")
    load_everything()
    if not all(is_green(table[fault]) for fault in list(table)[:: len(table) // 8 or 1]):
        sys.exit("What should notice a fault is red without one")
    noticed = run(table)
    unnoticed = [fault for fault, seen in noticed.items() if not seen]
    print(f"{len(noticed) - len(unnoticed)} of {len(noticed)} planted faults were noticed")
    if unnoticed:
        sys.exit(f"Nobody noticed: {', '.join(unnoticed)}")


if __name__ == "__main__":
    main()
