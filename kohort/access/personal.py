"""What happens to a row when the person it is about asks for a copy, or to be forgotten (GDPR articles 15, 17, 20)."""

from typing import NamedTuple


class Personal(NamedTuple):
    """Declared as `personal` on every model that reaches a person or an account; a system check refuses it missing.

    `export`: its rows about somebody are in that person's copy, but for the columns in `without`. `erase`: they go when
    the person goes. Rows that somebody merely wrote stay and no longer say who it was; see `reaching`. Columns in
    `words` hold what they wrote: they are in the writer's copy, and are emptied when the writer goes. `signed` names
    the lookups that lead to a writer where a key by name does not tell ("by", "asker__person"); one that ends in an
    account passes a row that tells the institution ("guest__account").
    """

    export: bool
    erase: bool
    why: str
    without: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
