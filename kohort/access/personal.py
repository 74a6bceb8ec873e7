"""What happens to a row when the person it is about asks for a copy, or to be forgotten (GDPR articles 15, 17, 20)."""

from typing import NamedTuple


class Personal(NamedTuple):
    """Declared as `personal` on every model that reaches a person; a system check refuses a model without it."""

    export: bool
    erase: bool
    why: str
