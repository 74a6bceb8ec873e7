"""Whatever people do, in whatever order: never oversold, once each; nobody overtakes, starves or is lost."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from .seat_machine import SeatMachine


@pytest.fixture
def play(cast):
    """`play(examples, steps)`: a machine with the cast's institution, run so many times."""

    class Played(SeatMachine):
        people = {"ada": cast.ada, "bo": cast.bo}
        house = cast.here

    def run(examples, steps):
        sizes = settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        run_state_machine_as_test(Played, settings=sizes)

    return run


def test_a_few_evenings(play):
    play(40, 25)


@pytest.mark.full
def test_many_evenings(play):
    play(5000, 40)
