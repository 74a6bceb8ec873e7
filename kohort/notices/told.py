"""Notice, Hearing, Mailing, Presence, Follow: what one is told, how, and when one was last here."""

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
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
        OWN = "own", _("because you wrote it")
        INVITED = "invited", _("because somebody would like to have you there")
        EVENT = "event", _("because of an event")
        GIVING = "giving", _("because of what you offer or asked for")
        WORK = "work", _("because of a job or a thesis topic")
        REPORT = "report", _("because something was reported")

    personal = Personal(export=True, erase=True, why="What one was told.", without=("last", "by"))

    PLACES = ("post", "thread", "event", "ask", "question", "inquiry", "round", "opportunity", "story", "concern")

    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    why = models.CharField(max_length=8, choices=Why.choices)
    verb = models.CharField(max_length=40, help_text="Of the happening it tells of last.")
    group = ForeignKey("groups.Group", models.CASCADE, null=True, related_name="+")
    post = ForeignKey("conversations.Post", models.CASCADE, null=True, related_name="+")
    thread = ForeignKey("conversations.Thread", models.CASCADE, null=True, related_name="+")
    event = ForeignKey("events.Event", models.CASCADE, null=True, related_name="+")
    ask = ForeignKey("giving.Ask", models.CASCADE, null=True, related_name="+")
    question = ForeignKey("giving.Question", models.CASCADE, null=True, related_name="+")
    inquiry = ForeignKey("giving.Inquiry", models.CASCADE, null=True, related_name="+")
    round = ForeignKey("giving.Round", models.CASCADE, null=True, related_name="+")
    opportunity = ForeignKey("opportunities.Opportunity", models.CASCADE, null=True, related_name="+")
    story = ForeignKey("stories.Story", models.CASCADE, null=True, related_name="+")
    concern = ForeignKey("concerns.Concern", models.CASCADE, null=True, related_name="+")
    comment = ForeignKey("conversations.Comment", models.SET_NULL, null=True, related_name="+")
    by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+", help_text="Null: without a name.")
    last = models.BigIntegerField(default=0, help_text="Id of the last happening counted: none is counted twice.")
    count = models.PositiveIntegerField(default=1, help_text="What came since it was read.")
    at = models.DateTimeField(default=timezone.now)
    read = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "post"], name="one_notice_a_post"),
            models.UniqueConstraint(fields=["person", "thread"], name="one_notice_a_thread"),
            models.UniqueConstraint(fields=["person", "event"], name="one_notice_an_event"),
            models.UniqueConstraint(fields=["person", "ask"], name="one_notice_an_ask"),
            models.UniqueConstraint(fields=["person", "question"], name="one_notice_a_question"),
            models.UniqueConstraint(fields=["person", "inquiry"], name="one_notice_an_inquiry"),
            models.UniqueConstraint(fields=["person", "round"], name="one_notice_a_round"),
            models.UniqueConstraint(fields=["person", "opportunity"], name="one_notice_an_opportunity"),
            models.UniqueConstraint(fields=["person", "story"], name="one_notice_a_story"),
            models.UniqueConstraint(fields=["person", "concern"], name="one_notice_a_concern"),
            models.UniqueConstraint(
                fields=["person", "group", "verb"],
                condition=Q(post__isnull=True, thread__isnull=True, event__isnull=True),
                name="one_notice_a_group_and_verb",
            ),
        ]
        indexes = [models.Index(fields=["person", "-at"], name="notices_of_a_person")]

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """One's own, while one may see what it is about."""
        if not viewer.is_member:
            return NONE
        seen = [cls._sees(viewer, place) for place in cls.PLACES]
        return Q(*seen, person_id=viewer.person_id)

    @classmethod
    def _sees(cls, viewer: Viewer, place: str) -> Q:
        """Asked of the few rows one was told of, not of all one may read."""
        model: Any = cls._meta.get_field(place).related_model
        return Q(**{f"{place}__isnull": True}) | Q(Exists(model.objects.visible_to(viewer).filter(pk=OuterRef(place))))

    def mark_read(self) -> None:
        """From now on it counts anew."""
        rows = type(self).objects.trusted("one reads one's own").filter(pk=self.pk, read__isnull=True)
        rows.update(read=timezone.now())


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

    @classmethod
    def of(cls, person_id: int, group_id: int) -> str:
        """One of How, said or not."""
        rows = cls.objects.trusted("how somebody hears decides what is sent").filter(person_id=person_id)
        return rows.filter(group_id=group_id).values_list("how", flat=True).first() or cls.How.WEEKLY

    @classmethod
    def say(cls, person_id: int, group_id: int, how: str) -> None:
        """From the next mail on."""
        said = {"how": how, "since": timezone.now()}
        rows = cls.objects.trusted("one says how one wants to hear")
        rows.update_or_create(person_id=person_id, group_id=group_id, defaults=said)


class Mailing(OfOneself):
    """One mail to somebody: WAITING, SENDING (committed before the server hears of it), SENT. Never twice.

    Without a `person` it goes to who holds the `seat` at an event and has no account.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        SENDING = "sending"
        SENT = "sent"
        SKIPPED = "skipped"
        UNKNOWN = "unknown"
        FAILED = "failed"

    personal = Personal(export=True, erase=True, why="Which mails were sent to one, and when.")

    person = ForeignKey("people.Person", models.CASCADE, null=True, related_name="+")
    seat = ForeignKey("events.Seat", models.CASCADE, null=True, related_name="+")
    key = models.CharField(max_length=24, unique=True, default=new_key, editable=False)
    occasion = models.CharField(max_length=60, help_text="Kind, and which: see `occasions`.")
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    at = models.DateTimeField(default=timezone.now)
    began = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "occasion"], name="one_mail_an_occasion"),
            models.UniqueConstraint(fields=["seat", "occasion"], name="one_mail_a_seat_and_occasion"),
        ]
        indexes = [models.Index(fields=["state", "at"], name="mailings_by_state")]

    @property
    def is_newest(self) -> bool:
        """Whether its person has had none since of the same kind and row: the newest says all that holds."""
        same = self.occasion.rpartition(":")[0]
        rows = type(self).objects.trusted("the newest of several mails is enough").filter(person=self.person_id)
        return not rows.filter(occasion__startswith=f"{same}:", pk__gt=self.pk).exists()


class Presence(OfOneself):
    """When one was here last, and when the visit before this one ended: what is new is counted from there."""

    personal = Personal(export=True, erase=True, why="When one was here last.")

    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    here = models.DateTimeField(default=timezone.now)
    before = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person"], name="one_presence_each")]


class Follow(OfOneself):
    """`person` wants to hear of the public steps of `whom`: new work, a story."""

    personal = Personal(export=True, erase=True, why="Whose steps one follows.", without=("whom",))

    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    whom = ForeignKey("people.Person", models.CASCADE, related_name="+")
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "whom"], name="followed_once")]
