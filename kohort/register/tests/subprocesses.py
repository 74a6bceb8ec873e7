"""The command line in processes of its own, on an SQLite file of its own: to be killed, and to be searched."""

import os
import subprocess
import sys
from pathlib import Path

from tests.homes import FILE, with_tables

CLI = """
import sys, django
django.setup()
from kohort.institutions.commands import institution
from kohort.register.commands import import_file
from kohort.site.cli import kohort
kohort.add_command(institution)
kohort.add_command(import_file)
kohort(args=sys.argv[1:], prog_name="kohort")
"""


def environment(home: Path) -> dict[str, str]:
    mine = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    database = {"DATABASE_URL": f"sqlite:///{home / FILE}"}
    return mine | database | {"KOHORT_HOME": str(home), "DJANGO_SETTINGS_MODULE": "kohort.site.settings"}


def command(*arguments) -> list[str]:
    return [sys.executable, "-c", CLI, *map(str, arguments)]


def run_cli(home: Path, *arguments) -> subprocess.CompletedProcess:
    return subprocess.run(command(*arguments), env=environment(home), capture_output=True, check=False)


def made(folder: Path) -> Path:
    """A home with an empty institution in it."""
    home = folder / "home"
    with_tables(home)
    done = run_cli(home, "institution", "add", "lysbu", "--name", "Lysbu", "--language", "nb", "--country", "NO")
    assert done.returncode == 0, done.stderr
    return home
