"""How the directory's time grows with the number of people: two homes asked in turns, each by a process of its own."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median

from .figures import Figure
from .homes import Home

ROUNDS = 40
EVERYBODY = "everybody matches"
Ask = Callable[[str], float]  # milliseconds of a page


def figures(small: Home, large: Home) -> Iterator[Figure]:
    with answering(small) as (here, ask_small), answering(large) as (there, ask_large):
        for kind, query in here.items():
            took = [(ask_small(query), ask_large(there[kind])) for _round in range(ROUNDS)]
            few, many = (median(times) for times in zip(*took[1:], strict=True))
            name = f"growth, directory, {kind}, at {large.people:,}"
            gate, goal = (None, None) if kind == EVERYBODY else (1.5, 1.1)
            yield Figure(name, many, "ms", few, f"ms at {small.people:,}", gate, goal)


@contextmanager
def answering(home: Home) -> Iterator[tuple[dict[str, str], Ask]]:
    """The queries of this home, and a way to have pages made there."""
    command = [sys.executable, "-m", "bench", "--answer"]
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "bufsize": 1}
    with subprocess.Popen(command, env=home.environment, **streams) as process:

        def ask(query: str) -> float:
            print(query, file=process.stdin, flush=True)
            return float(process.stdout.readline())

        yield json.loads(process.stdout.readline()), ask
        process.stdin.close()
