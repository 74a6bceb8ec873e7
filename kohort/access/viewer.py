"""Who is looking. Made once per request or job, then passed by hand; never ambient."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from kohort.kit.bugs import bug


class Role(StrEnum):
    """What a person does for the alumni office."""

    COORDINATOR = "coordinator"  # everything
    ASSISTANT = "assistant"  # reads and corrects facts; no export, no mailing
    ANALYST = "analyst"  # figures only


class Class(NamedTuple):
    """The academic years somebody spent on one programme, both ends included; a year is named by its autumn."""

    programme_id: int
    first_year: int
    last_year: int


@dataclass(frozen=True, slots=True)
class Viewer:
    """One pair of eyes in one institution. `account_id` alone means: signed in, but not a member here.

    `waiting` roles count for nothing until this session has shown a second factor: with them alone no door opens and no
    row is seen. Who has claimed a place by mail a moment ago is not `settled`, and does not yet see what the office has
    on record. People in `apart` and the viewer do not meet. A guest is no member, and sees the groups in `guest_of`.
    A member holds an office today in the groups in `leads`.
    """

    institution_id: int | None = None
    person_id: int | None = None
    account_id: int | None = None
    roles: frozenset[Role] = frozenset()
    classes: tuple[Class, ...] = ()
    settled: bool = True
    waiting: frozenset[Role] = frozenset()
    apart: frozenset[int] = frozenset()
    guest_of: frozenset[int] = frozenset()
    leads: frozenset[int] = frozenset()

    @property
    def is_member(self) -> bool:
        return self.person_id is not None or (bug("guest-is-member") and bool(self.guest_of))

    @property
    def is_office(self) -> bool:
        """Reads every fact of the institution."""
        return bool(self.roles & {Role.COORDINATOR, Role.ASSISTANT})

    @property
    def is_coordinator(self) -> bool:
        return Role.COORDINATOR in self.roles

    @property
    def is_analyst(self) -> bool:
        """Sees figures, as everybody with a role does."""
        return bool(self.roles)

    def once_proven(self) -> "Viewer":
        """These eyes after the second factor: to tell a door that would open from one that never will."""
        return replace(self, roles=self.roles | self.waiting, waiting=frozenset())


NOBODY = Viewer()
