"""What people of the demo have told of their way, from data/stories.tsv, and who said thank you for it."""

from datetime import timedelta

from kohort.access.audience import Audience
from kohort.people.models import Person
from kohort.people.vocabulary.tables import rows
from kohort.stories.models import Story, Thank
from kohort.stories.telling import tell
from kohort.stories.thanks import thank

from .circles import WHY
from .curriculum import DATA
from .past import as_of
from .willing import House, eyes

READ = timedelta(days=3)  # after it was told


def recount(house: House) -> None:
    """Tell them all. Whoever tells everybody has a page for everybody."""
    for row in rows(DATA / "stories.tsv"):
        by = house.who(row["by"]) if row["house"] == house.institution.slug else None
        if by:
            _tell(row, house, by)


def _tell(row: dict[str, str], house: House, by: Person) -> None:
    at = house.now - timedelta(days=int(row["days"]))
    with as_of(at):
        if row["audience"] == "public":
            by.open()
        story = _draft(row, by, at)
        tell(story, eyes(by))
    Story.objects.trusted(WHY).filter(pk=story.pk).update(told=at)
    with as_of(at + READ, Thank):
        for who in filter(None, map(house.who, row["thanks"].split("; "))):
            if who.pk != by.pk:
                thank(story, eyes(who))


def _draft(row: dict[str, str], by: Person, at) -> Story:
    return Story.objects.create(
        institution=by.institution,
        person=by,
        source="owner",
        recorded=at,
        recorded_by_id=by.account_id,
        title=row["title"],
        words=row["words"].replace("\\n", "\n"),
        language=row["language"],
        audience=Audience.PUBLIC if row["audience"] == "public" else Audience.MEMBERS,
    )
