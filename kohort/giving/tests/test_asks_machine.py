"""Whatever people do with an ask, in whatever order: one yes, nobody asked twice or told in vain, and it ends."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from .asks_machine import AskMachine


@pytest.fixture
def play(cast):
    """`play(examples, steps)`: a machine with the cast, run so many times."""

    class Played(AskMachine):
        people = [cast.ada, cast.bo, cast.cy, cast.stein, cast.kari, cast.arne]
        tora = cast.tora

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


def test_a_few_asks(play):
    play(12, 12)


@pytest.mark.full
def test_many_asks(play):
    play(2000, 30)
