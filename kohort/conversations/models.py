"""Post and its pictures, Draft, Asker, Mention; answers, care and letters have their models in modules of their own."""

from datetime import date, timedelta

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.groups.models import Group, Guest, inside
from kohort.institutions.models import Programme
from kohort.kit.bugs import bug
from kohort.kit.keys import new_key
from kohort.people.facts import Indexed

from .care.models import Appeal as Appeal
from .care.models import Removal as Removal
from .care.models import Report as Report
from .letters.models import Arrived as Arrived
from .letters.models import Letter as Letter
from .letters.models import Party as Party
from .letters.models import Thread as Thread
from .talking.models import Asked as Asked
from .talking.models import Comment as Comment
from .talking.models import Following as Following
from .talking.models import Reaction as Reaction
from .talking.models import Side as Side
from .talking.models import Stand as Stand


class Post(Indexed, Guarded):
    """Something said in a group: to all of it, or to the writer's class in it (a programme and its years).

    A question may be asked without one's name: then `by` is empty, and an `Asker` row, which peers cannot read, knows.
    """

    personal = Personal(
        export=True,
        erase=False,
        why="What one wrote. The words go with the writer; an empty post stays under what others answered.",
        words=("text", "link"),
        signed=("by", "asker__person", "guest__account"),
    )

    class Kind(models.TextChoices):
        TIP = "tip", _("Tip")
        QUESTION = "question", _("Question")
        DISCUSSION = "discussion", _("Discussion")
        LEND = "lend", _("To lend")
        RENT = "rent", _("To rent")
        SELL = "sell", _("For sale")
        WANTED = "wanted", _("Wanted")
        JOB = "job", _("Job tip")
        EVENT = "event", _("Event tip")
        WORK = "work", _("My work")

    PASSING = (Kind.LEND, Kind.RENT, Kind.SELL, Kind.WANTED)  # end by themselves
    LASTS = timedelta(days=30)

    # Without indexes of their own: SQLite would take them before the better ones below.
    group = ForeignKey(Group, models.CASCADE, related_name="posts", db_index=False)
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+", db_index=False)
    guest = ForeignKey(Guest, models.SET_NULL, null=True, related_name="+")
    unnamed = models.BooleanField(default=False)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.DISCUSSION)
    text = models.TextField(max_length=10_000, blank=True)
    link = models.URLField(max_length=500, blank=True)
    programme = models.ForeignKey(Programme, models.PROTECT, null=True, related_name="+")  # of the class it is for
    first_year = models.PositiveSmallIntegerField(null=True)
    last_year = models.PositiveSmallIntegerField(null=True)
    at = models.DateTimeField(default=timezone.now)
    edited = models.DateTimeField(null=True)
    ends = models.DateField(null=True)
    pinned = models.DateTimeField(null=True)
    closed = models.DateTimeField(null=True)
    removed = models.DateTimeField(null=True)
    accepted = ForeignKey("conversations.Comment", models.SET_NULL, null=True, related_name="+")

    implies = ("group",)
    harmless = frozenset({"ends", "pinned", "closed", "accepted"})  # to what it is found by, and by whom
    may = {
        "edit": lambda post, viewer: post.removed is None and post.is_from(viewer),
        "tend": lambda post, viewer: post.group.is_led_by(viewer),
        "answer": lambda post, viewer: (
            post.removed is None and post.closed is None and post.group.allows(viewer, "take part")
        ),
    }

    class Meta:
        indexes = [
            models.Index(fields=["group", "-at"], name="posts_of_a_group"),
            models.Index(fields=["group", "kind", "-at"], name="posts_of_a_kind"),
            models.Index(fields=["by", "group", "-at"], name="posts_of_a_writer"),
            models.Index(fields=["group", "-pinned"], condition=Q(pinned__isnull=False), name="pinned_posts"),
        ]

    def __str__(self):
        return f"post {self.key}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """Those in its group; a post to a class by that class alone, a removed one by its writer and who leads."""
        return inside(viewer) & (cls.meant_for(viewer) | cls.from_me(viewer)) | Report.posts_to_look_at(viewer)

    @classmethod
    def meant_for(cls, viewer: Viewer) -> Q:
        """Of what others say in a group of the viewer's, what they may read."""
        to_me = Q(programme__isnull=True) | _to_my_class(viewer)
        meant = (Q() if bug("class-posts") else to_me) & Q(removed__isnull=True)
        return meant & ~Q(by_id__in=viewer.apart) if viewer.apart else meant

    @classmethod
    def where_seen(cls, viewer: Viewer) -> Q:
        """For rows with a `post`: that the viewer sees it. Asked of each row: a list of all one sees may be long."""
        return Q(Exists(cls.objects.visible_to(viewer).filter(pk=OuterRef("post_id"))))

    def tell_index(self, narrowing: bool) -> None:
        from .indexing import changed  # it reads the models

        changed([self.pk], narrowing=narrowing)

    @staticmethod
    def from_me(viewer: Viewer) -> Q:
        """What the viewer wrote, with or without a name."""
        if not viewer.is_member:
            return Q(guest_id__in=Guest.ids_of(viewer.account_id)) if viewer.guest_of else NONE
        hidden = Asker.objects.trusted("one knows one's own questions").filter(person_id=viewer.person_id)
        return Q(by_id=viewer.person_id) | Q(pk__in=hidden.filter(post__isnull=False).values("post_id"))

    def is_from(self, viewer: Viewer) -> bool:
        if self.by_id:
            return self.by_id == viewer.person_id
        return type(self).objects.visible_to(viewer).filter(self.from_me(viewer), pk=self.pk).exists()

    @property
    def is_passing(self) -> bool:
        return self.kind in self.PASSING

    @property
    def has_ended(self) -> bool:
        """Found, taken, or its day is over. A kind that neither passes nor is an event has no end."""
        return self.ends is not None and self.ends < timezone.localdate()

    def ends_by(self, day: date | None) -> None:
        """Its last day where it passes: the day given, else a month from now; of an event, the day given. Not saved."""
        known = day or self.ends
        if self.kind == self.Kind.EVENT:
            self.ends = known
        else:
            self.ends = (known or timezone.localdate() + self.LASTS) if self.is_passing else None

    def end(self) -> None:
        """Found, taken, sold: over since yesterday, so that today nobody asks for it."""
        self.ends = timezone.localdate() - timedelta(days=1)
        self.save(update_fields=["ends"])

    def take_back(self) -> None:
        """By its writer. Where others have answered, the place stays, without the words and pictures."""
        if not Comment.objects.trusted("whether anybody answered").filter(post=self).exists():
            self.delete()
            return
        for rows in (self.images, self.asker, self.mentions.filter(comment=None)):
            rows.trusted("they go with the words").delete()
        self.by = self.guest = None
        self.text = self.link = ""
        self.save(update_fields=["by", "guest", "text", "link"])


def _to_my_class(viewer: Viewer) -> Q:
    mine = NONE
    for programme_id, first, last in viewer.classes:
        mine |= Q(programme_id=programme_id, first_year__lte=last, last_year__gte=first)
    return mine


class Asker(Guarded):
    """Who wrote what stands without a name. Read by the writer, and by who leads the group once it was reported."""

    personal = Personal(export=True, erase=True, why="That one asked without one's name.")

    post = ForeignKey(Post, models.CASCADE, null=True, related_name="asker")
    comment = ForeignKey("conversations.Comment", models.CASCADE, null=True, related_name="asker")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+")

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        own = Q(person_id=viewer.person_id) if viewer.is_member else NONE
        return own | Report.askers_to_see(viewer)


class Image(Guarded):
    """A picture in a post, made anew from what was sent. `words` tell it to who does not see it."""

    personal = Personal(
        export=True,
        erase=True,
        why="Pictures one posted.",
        without=("digest",),
        signed=("post__by", "post__asker__person", "post__guest__account"),
    )

    post = ForeignKey(Post, models.CASCADE, related_name="images")
    digest = models.CharField(max_length=16)
    large = models.BinaryField()
    small = models.BinaryField()
    words = models.CharField(max_length=300, blank=True)

    implies = ("post",)

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return Q() if bug("image-anybody") else Post.where_seen(viewer)


class Draft(Guarded):
    """What somebody has begun to write in a group and not posted. Read by nobody else."""

    personal = Personal(export=True, erase=True, why="What one has begun to write.")

    group = ForeignKey(Group, models.CASCADE, related_name="+")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    data = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)

    implies = ("group",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "person"], name="one_draft_a_group")]

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return Q(person_id=viewer.person_id) & inside(viewer) if viewer.is_member else NONE


class Mention(Guarded):
    """Somebody named in a post or a comment."""

    personal = Personal(export=True, erase=True, why="Where one was named.")

    post = ForeignKey(Post, models.CASCADE, related_name="mentions")
    comment = ForeignKey("conversations.Comment", models.CASCADE, null=True, related_name="mentions")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+")

    implies = ("post",)

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return Post.where_seen(viewer)
