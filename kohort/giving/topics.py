"""Topics in one's own words, in one field: what one offers is found by them, and they stand on one's page."""

import re

from django import forms
from django.utils.translation import gettext as _

from kohort.access.audience import Audience
from kohort.kit.folding import fold
from kohort.people.models import Person, Topic

WHY = "one's own topics"
MOST, LONGEST = 8, 80  # of one field; who has more on their page keeps them
PARTS = re.compile(r"[,;\n]")


class TopicsField(forms.CharField):
    """Cleans to a list of words, each once. `most` may be raised to as many as somebody has already."""

    most = MOST

    def prepare_value(self, value):
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        words = [" ".join(part.split()) for part in PARTS.split(super().to_python(value) or "")]
        return list({fold(word): word for word in reversed(words) if fold(word)}.values())[::-1]

    def validate(self, value):
        super().validate(value)
        if len(value) > self.most or any(len(word) > LONGEST for word in value):
            raise forms.ValidationError(_("At most eight topics, a few words each, with commas between them."))


def topics_of(person: Person) -> list[Topic]:
    """What one said oneself; a topic with a comma in it is not for such a field."""
    rows = Topic.objects.trusted(WHY).filter(person=person, source="owner").order_by("pk")
    return [one for one in rows if not PARTS.search(one.text)]


def keep_topics(person: Person, words: list[str], audience: Audience, narrowed: bool) -> None:
    """New ones have this audience. Those there are keep theirs, which may be another: it is narrowed, never widened."""
    known = {fold(one.text): one for one in topics_of(person)}
    for gone in known.keys() - {fold(word) for word in words}:
        known[gone].delete()
    for word in words:
        _write(known.get(fold(word)), person, word, audience, narrowed)


def _write(topic: Topic | None, person: Person, word: str, audience: Audience, narrowed: bool) -> None:
    if topic is None:
        told = {"source": "owner", "recorded_by_id": person.account_id, "audience": audience}
        Topic.objects.create(institution_id=person.institution_id, person=person, text=word, **told)
    elif narrowed and topic.audience > audience:
        topic.audience = audience
        topic.save()
