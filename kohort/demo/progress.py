"""What shows how far the loading has come."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol


class Bar(Protocol):
    """As click's progress bar."""

    def update(self, n_steps: int) -> None: ...


Watch = Callable[[str, int], AbstractContextManager[Bar]]
"""Opens a bar, given what it is about and its length."""
