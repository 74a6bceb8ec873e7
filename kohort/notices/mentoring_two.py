"""Two: a pair of mentoring as one of the two reads of it in a mail, no more than on the page of the pair."""

from typing import NamedTuple

from kohort.giving.mentoring.telling import parts_of
from kohort.giving.mentoring.together import Mate, mates
from kohort.giving.models import Pair, Part, Scheme

from .readers import Reader

WHY = "of what ended one hears even where one sees the other no more"


class Two(NamedTuple):
    """`mine` is the reader's part; `mate` is None where the other is not to be seen any more."""

    pair: Pair
    mine: Part
    mate: Mate | None

    @classmethod
    def of(cls, pair_id: int, reader: Reader) -> "Two | None":
        """None where it is not theirs."""
        rows = Pair.objects.trusted(WHY).filter(pk=pair_id).select_related("round__scheme")
        pair = rows.first()
        if pair is None or not pair.is_of(reader.viewer):
            return None
        parts = parts_of(pair)
        mine = next(part for part in parts if part.person_id == reader.person.pk)
        here = [mate for mate in mates(pair, reader.viewer, reader.slug) if mate.part in parts]
        return cls(pair, mine, here[0] if here else None)

    @property
    def title(self) -> str:
        return self.pair.round.title

    @property
    def who(self) -> str:
        """The name of the other, or ""."""
        return self.mate.who.name if self.mate else ""

    @property
    def leads(self) -> bool:
        """Whether the reader is the mentor."""
        return self.mine.role == Part.Role.MENTOR

    @property
    def is_group(self) -> bool:
        return self.pair.round.scheme.form == Scheme.Form.GROUPS
