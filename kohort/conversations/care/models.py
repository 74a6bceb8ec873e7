"""Report, Removal, Appeal: what becomes of words that somebody should not have written."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.groups.models import Office
from kohort.kit.keys import new_key


class Report(Guarded):
    """Somebody asks who leads the group to look at a post or a comment; where nobody leads, the office looks."""

    personal = Personal(
        export=True, erase=False, why="What one reported; the words go with the writer.", words=("words",)
    )

    post = ForeignKey("conversations.Post", models.CASCADE, related_name="reports")
    comment = ForeignKey("conversations.Comment", models.CASCADE, null=True, related_name="reports")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    words = models.CharField(max_length=1000, blank=True)
    at = models.DateTimeField(default=timezone.now)
    decided = models.DateTimeField(null=True)
    decided_by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    kept = models.BooleanField(null=True, help_text="True: nothing wrong with it.")

    @classmethod
    def open_for(cls, viewer: Viewer):
        """Reports this viewer is to decide: of groups they lead; for coordinators, of all groups of the house."""
        rows = cls.objects.trusted("who decides reads what was reported").filter(decided__isnull=True)
        led = Q(post__group__in=Office.held_today().filter(person_id=viewer.person_id).values("group_id"))
        mine = led if viewer.is_member else NONE
        if viewer.is_coordinator:
            mine |= Q(post__group__institution_id=viewer.institution_id)
        return rows.filter(mine)

    @classmethod
    def posts_to_look_at(cls, viewer: Viewer) -> Q:
        """Posts this viewer has to read to decide about a report."""
        if not (viewer.is_member or viewer.is_coordinator):
            return NONE
        return Q(pk__in=cls.open_for(viewer).values("post_id"))

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        own = Q(by_id=viewer.person_id) if viewer.is_member else NONE
        return own | Q(pk__in=cls.open_for(viewer).values("pk"))


class Removal(Guarded):
    """A post or comment taken away, with the reason its writer reads."""

    personal = Personal(export=False, erase=False, why="A decision about a group's talk, without the words it was about.")

    post = ForeignKey("conversations.Post", models.CASCADE, related_name="removals")
    comment = ForeignKey("conversations.Comment", models.CASCADE, null=True, related_name="removals")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    reason = models.CharField(max_length=500)
    by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    restored = models.DateTimeField(null=True)

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """The writer, who leads the group, and the coordinators."""
        from kohort.conversations.models import Comment, Post  # which build on this module

        if not (viewer.is_member or viewer.is_coordinator):
            return NONE
        led = Office.held_today().filter(person_id=viewer.person_id).values("group_id")
        posts = Post.objects.trusted("a writer reads why").filter(Post.from_me(viewer)).values("pk")
        comments = Comment.objects.trusted("a writer reads why").filter(Comment.from_me(viewer)).values("pk")
        own = Q(comment__isnull=True, post_id__in=posts) | Q(comment_id__in=comments)
        house = Q(post__group__institution_id=viewer.institution_id) if viewer.is_coordinator else NONE
        return own | Q(post__group_id__in=led) | house


class Appeal(Guarded):
    """The writer of something removed asks to have it looked at again, by somebody else than who removed it."""

    personal = Personal(export=True, erase=False, why="What one wrote in an appeal.", words=("words",))

    removal = ForeignKey(Removal, models.CASCADE, related_name="appeals")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    words = models.CharField(max_length=1000)
    at = models.DateTimeField(default=timezone.now)
    decided = models.DateTimeField(null=True)
    decided_by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    granted = models.BooleanField(null=True)

    implies = ("removal",)

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return Q(removal__in=Removal.objects.visible_to(viewer))
