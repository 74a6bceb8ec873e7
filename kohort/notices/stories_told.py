"""The readers of what happens with stories: writers read who said thank you, and what the office did with a story."""

from kohort.activity.models import Happening
from kohort.people.models import Block
from kohort.stories.models import Thank

from .happened import about
from .models import Notice
from .noting import tell

WHY = "whoever told a story is told of it"


def thanked(happening: Happening) -> None:
    """In the page alone, while the thanks stand and the two may meet."""
    rows = Thank.objects.trusted(WHY).filter(pk=happening.particulars["thank"], person__hidden_since=None)
    thank = rows.first()
    if thank and thank.person_id not in {one for pk in about(happening) for one in Block.around(pk)}:
        _tell(happening, by_id=thank.person_id)


def removed(happening: Happening) -> None:
    """Taken back by the office; why stands on its page."""
    _tell(happening, by_id=None)


def restored(happening: Happening) -> None:
    """It stands again."""
    _tell(happening, by_id=None)


def _tell(happening: Happening, **words) -> None:
    tell(about(happening), happening, Notice.Why.OWN, place={"story_id": happening.particulars["story"]}, **words)
