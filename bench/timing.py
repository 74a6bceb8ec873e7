"""Medians of repeated runs, taken in turns so that noise hits the measured and the floor alike."""

from collections.abc import Callable, Mapping
from statistics import median
from time import perf_counter

Runs = Mapping[str, Callable[[], object]]


def medians(runs: Runs, rounds: int, before: Callable[[], object] = lambda: None) -> dict[str, float]:
    """Milliseconds of each. `before` is called ahead of every round, and the first round does not count."""
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _round in range(rounds + 1):
        before()
        for name, run in runs.items():
            taken[name].append(milliseconds(run))
    return {name: median(times[1:]) for name, times in taken.items()}


def milliseconds(run: Callable[[], object]) -> float:
    start = perf_counter()
    run()
    return (perf_counter() - start) * 1000
