"""Stories for tests: `told(ada)` stands for members, `told(ada, told=None)` is a draft."""

from django.utils import timezone

from kohort.access.audience import Audience
from kohort.stories.models import Story, Thank
from tests.cast import fact

WHY = "a test looks at everything"
SAID = {"title": "From archive to harbour", "words": "I **read** old ships.", "language": "nb", "audience": "30"}


def told(person, audience=Audience.MEMBERS, **fields) -> Story:
    given = {"title": "From archive to harbour", "words": "I read old ships.", "language": "en"}
    when = {"told": timezone.now(), "recorded_by_id": person.account_id}
    return fact(Story, person, audience, **given | when | fields)


def opened(person):
    """Their page is open to everybody."""
    person.open_since = timezone.now()
    person.save()
    return person


def now_of(story) -> Story:
    return Story.objects.trusted(WHY).get(pk=story.pk)


def newest() -> Story:
    return Story.objects.trusted(WHY).latest("pk")


def thanked(story, *people) -> None:
    Thank.objects.bulk_create(Thank(story=story, person=one) for one in people)


def page_of(story, rest="") -> str:
    return f"/{story.institution.slug}/stories/{story.key}/{rest}"
