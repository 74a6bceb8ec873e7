"""Story: a fact its writer tells at length. Until it is told it is a draft, and nobody else's business."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kohort.access.audience import Audience
from kohort.access.guard import Viewer
from kohort.access.personal import Personal
from kohort.kit.bugs import bug
from kohort.kit.keys import new_key
from kohort.kit.markdown import MOST
from kohort.people.facts import Fact, FactQuerySet, Shown, audience

STANDS = Q(told__isnull=False, removed__isnull=True)


class StoryQuerySet(FactQuerySet):
    """Stories, through the eyes of a viewer: no way to them leads to a draft of another."""

    def about(self, shown: Shown):
        return super().about(shown).filter(Story.opened_to(shown.viewer))


class Story(Fact):
    """One of those a person tells. The office may take it back with a `reason`; it then stands for nobody, whatever
    its writer does, until the office lets it stand again."""

    personal = Personal(export=True, erase=True, why="What one told of one's way.")

    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    title = models.CharField(pgettext_lazy("of a text", "title"), max_length=120)
    words = models.TextField(_("your story"), max_length=MOST)
    language = models.CharField(_("language"), max_length=3, help_text="ISO 639-1, or 639-3 where that has none.")
    told = models.DateTimeField(null=True, help_text="Null: a draft.")
    changed = models.DateTimeField(null=True)
    removed = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, blank=True)

    audience = audience(Audience.MEMBERS)

    objects = StoryQuerySet.as_manager()  # type: ignore[misc]
    may = {
        "write": lambda story, viewer: story.is_from(viewer),
        "thank": lambda story, viewer: viewer.is_member and story.stands and not story.is_from(viewer),
        "remove": lambda story, viewer: viewer.is_coordinator and not story.is_from(viewer),
    }

    class Meta:
        verbose_name_plural = "stories"
        indexes = [models.Index(fields=["institution", "-told"], name="stories_newest_first")]

    def __str__(self):
        return self.title

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return super().seen_by(viewer) & cls.opened_to(viewer)

    @classmethod
    def opened_to(cls, viewer: Viewer) -> Q:
        """A draft is its writer's alone, not the office's either; what was taken back is seen by these two."""
        own = Q(person_id=viewer.person_id, person_id__isnull=False)
        told = Q(pk__isnull=False) if bug("story-draft") else Q(told__isnull=False)
        stands = told if viewer.is_office or bug("story-removed") else told & STANDS
        return own | stands

    @property
    def stands(self) -> bool:
        return self.told is not None and self.removed is None

    @property
    def is_public(self) -> bool:
        """Whether everybody can read it: what is for everybody waits for the page of its writer to be open."""
        open_page = self.person.open_since is not None and self.person.hidden_since is None
        return self.stands and self.audience == Audience.PUBLIC and open_page

    def is_from(self, viewer: Viewer) -> bool:
        return viewer.is_member and self.person_id == viewer.person_id

    def tell_index(self, narrowing: bool) -> None:
        """Nobody is found by what they told."""
