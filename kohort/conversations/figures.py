"""What is counted of the talk in the groups of a house: who wrote and who answered, under their names."""

from datetime import datetime

from django.utils.translation import pgettext_lazy

from kohort.activity.engagement import Figure, Mode
from kohort.institutions.models import Institution

from .models import Post
from .talking.models import Comment

WHY = "figures name nobody"


def figures(institution: Institution, since: datetime, until: datetime) -> list[Figure]:
    """Named in FIGURES; `until` is not in it. Who wrote without a name is left out."""
    named = {"by__isnull": False, "removed": None, "at__gte": since, "at__lt": until}
    wrote = Post.objects.trusted(WHY).filter(group__institution=institution, **named).exclude(text="")
    answered = Comment.objects.trusted(WHY).filter(post__group__institution=institution, **named).exclude(text="")
    talked, told = pgettext_lazy("figure", "wrote in a group"), pgettext_lazy("figure", "answered in a group")
    return [
        Figure(Mode.COMMUNICATION, "groups.wrote", talked, wrote, "by_id"),
        Figure(Mode.COMMUNICATION, "groups.answered", told, answered, "by_id"),
    ]
