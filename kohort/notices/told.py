"""Notice, Hearing, Mailing, Presence, Follow: what one is told, how, and when one was last here."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.kit.keys import new_key


class OfOneself(Guarded):
    """Rows that the person they are about reads, and nobody else."""

    class Meta:
        abstract = True

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return Q(person_id=viewer.person_id) if viewer.is_member else NONE


class Notice(OfOneself):
    """Something one is told because it is about oneself: one a thread, counting what came since it was read."""

    class Why(models.TextChoices):
        ANSWER = "answer", _("because you follow this conversation")
        MENTION = "mention", _("because you were named")
        ASKED = "asked", _("because somebody thinks you could answer")
        LETTER = "letter", _("because somebody wrote to you")
        POST = "post", _("because you want to hear at once from this group")
        GROUP = "group", _("because you are in this group")
        LEADING = "leading", _("because you lead this group")

    personal = Personal(export=True, erase=True, why="What one was told.")

    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    why = models.CharField(max_length=8, choices=Why.choices)
    verb = models.CharField(max_length=40, help_text="Of the happening it tells of last.")
    group = ForeignKey("groups.Group", models.CASCADE, null=True, related_name="+")
    post = ForeignKey("conversations.Post", models.CASCADE, null=True, related_name="+")
    thread = ForeignKey("conversations.Thread", models.CASCADE, null=True, related_name="+")
    count = models.PositiveIntegerField(default=1)
    at = models.DateTimeField(default=timezone.now)
    read = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "post"], name="one_notice_a_post"),
            models.UniqueConstraint(fields=["person", "thread"], name="one_notice_a_thread"),
        ]
        indexes = [models.Index(fields=["person", "-at"], name="notices_of_a_person")]


class Hearing(OfOneself):
    """How one wants to hear of a group. Who has not said hears once a week."""

    class How(models.TextChoices):
        AT_ONCE = "at-once", _("At once")
        DAILY = "daily", _("Once a day")
        WEEKLY = "weekly", _("Once a week")
        NEVER = "never", _("Never by mail")

    personal = Personal(export=True, erase=True, why="How one wants to hear of a group.")

    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    group = ForeignKey("groups.Group", models.CASCADE, related_name="+")
    how = models.CharField(max_length=8, choices=How.choices, default=How.WEEKLY)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "group"], name="one_hearing_a_group")]


class Mailing(OfOneself):
    """One mail to somebody: WAITING, SENDING (committed before the server hears of it), SENT. Never twice."""

    class State(models.TextChoices):
        WAITING = "waiting"
        SENDING = "sending"
        SENT = "sent"
        SKIPPED = "skipped"
        UNKNOWN = "unknown"
        FAILED = "failed"

    personal = Personal(export=True, erase=True, why="Which mails were sent to one, and when.")

    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    key = models.CharField(max_length=24, unique=True, default=new_key, editable=False)
    occasion = models.CharField(max_length=60, help_text='"digest:daily:2026-11-23" or "notice:KEY:NUMBER".')
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    at = models.DateTimeField(default=timezone.now)
    began = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "occasion"], name="one_mail_an_occasion")]
        indexes = [models.Index(fields=["state", "at"], name="mailings_by_state")]


class Presence(OfOneself):
    """When one was here last, and when the visit before this one ended: what is new is counted from there."""

    personal = Personal(export=True, erase=True, why="When one was here last.")

    person = ForeignKey("people.Person", models.CASCADE, unique=True, related_name="+")
    here = models.DateTimeField(default=timezone.now)
    before = models.DateTimeField(null=True)


class Follow(OfOneself):
    """`person` wants to hear of the public steps of `whom`: new work, a story."""

    personal = Personal(export=True, erase=True, why="Whose steps one follows.", without=("whom",))

    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    whom = ForeignKey("people.Person", models.CASCADE, related_name="+")
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "whom"], name="followed_once")]
