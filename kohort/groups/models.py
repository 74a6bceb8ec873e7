"""Group, Membership, Request, Picture, Partner, Policy; board and ways in have their models in modules of their own."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, ForeignKey, Guarded, Open, Viewer
from kohort.access.personal import Personal
from kohort.institutions.models import Institution, Unit
from kohort.kit.bugs import bug
from kohort.kit.keys import new_key
from kohort.people.facts import seen_people

from .board.models import CallIn as CallIn
from .board.models import Duty as Duty
from .board.models import Office as Office
from .entering.models import Entrance as Entrance
from .entering.models import Guest as Guest
from .entering.models import Invite as Invite

WHY_MINE = "which groups somebody is in decides what they see"


class Group(Guarded):
    """Some people and a name. Its home is one institution; others may take part (`Partner`).

    With a `rule` (a Segment as a query string) everybody who fits is in it, claimed or not. Members of the institution
    see that it is there, unless it is by invitation; what is said in it is for those who are in it.
    """

    personal = Personal(export=False, erase=False, why="A group outlives who started it.")

    class Kind(models.TextChoices):
        NETWORK = "network", _("network")
        PROGRAMME = "programme", _("programme")
        CLASS = "class", _("class")
        REGION = "region", _("region")
        INTEREST = "interest", _("interest")

    class Admits(models.TextChoices):
        RULE = "rule", _("Everybody who fits, by itself")
        OPEN = "open", _("Whoever wants to")
        REQUEST = "request", _("Whoever asks and is let in")
        INVITATION = "invitation", _("By invitation only")

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.INTEREST)
    admits = models.CharField(_("who comes in"), max_length=10, choices=Admits.choices, default=Admits.OPEN)
    name = models.CharField(_("name"), max_length=80)
    language = models.CharField(_("language"), max_length=2, help_text="Of its name and words.")
    about = models.TextField(_("what it is for"), max_length=2000, blank=True)
    ground_rules = models.TextField(_("ground rules"), max_length=2000, blank=True)
    welcome = models.TextField(_("letter of welcome"), max_length=2000, blank=True)
    rule = models.CharField(max_length=1000, blank=True, help_text="A Segment's query string.")
    unit = models.ForeignKey(Unit, models.SET_NULL, null=True, blank=True, related_name="+")
    parent = ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="children")
    started_by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    approved = models.DateTimeField(null=True, help_text="Null: waits for the office.")
    closed = models.DateTimeField(null=True)

    may = {
        "take part": lambda group, viewer: group.has(viewer),
        "lead": lambda group, viewer: viewer.is_coordinator or group.is_led_by(viewer),
    }

    class Meta:
        indexes = [models.Index(fields=["institution", "closed"], name="groups_of_an_institution")]

    def __str__(self):
        return self.name

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        if not viewer.is_member and not viewer.is_office:
            return Q(pk__in=viewer.guest_of)
        shared = Partner.objects.filter(institution_id=viewer.institution_id).values("group_id")
        here = Q(institution_id=viewer.institution_id) | Q(pk__in=shared)
        if viewer.is_office:
            return here
        known = Q(approved__isnull=False, closed__isnull=True) & (
            Q() if bug("secret-groups") else ~Q(admits=cls.Admits.INVITATION)
        )
        own = Q(pk__in=groups_of(viewer)) | Q(started_by_id=viewer.person_id)
        invited = Q(pk__in=Invite.waiting_for(viewer.person_id))
        return here & (known | own | invited)

    def has(self, viewer: Viewer) -> bool:
        """Whether the viewer is in it, as a member or as a guest."""
        if self.pk in viewer.guest_of:
            return True
        return viewer.is_member and groups_of(viewer).filter(group=self).exists()

    def is_led_by(self, viewer: Viewer) -> bool:
        """Whether the viewer holds an office in it today."""
        return viewer.is_member and Office.held_today().filter(group=self, person_id=viewer.person_id).exists()


def groups_of(viewer: Viewer):
    """The ids (`group_id`) of the groups the viewer is in, as a query to filter by. Guests: see `Viewer.guest_of`."""
    rows = Membership.objects.trusted(WHY_MINE).filter(person_id=viewer.person_id, left__isnull=True)
    return rows.values("group_id")


def inside(viewer: Viewer, path: str = "group_id") -> Q:
    """Rows of the groups the viewer is in, as a member or as a guest."""
    if viewer.is_member:
        return Q(**{f"{path}__in": groups_of(viewer)})
    return Q(**{f"{path}__in": viewer.guest_of}) if viewer.guest_of else NONE


class Membership(Guarded):
    """Somebody in a group, claimed or not. Who has left stays on record: a rule does not fetch them back.

    `institution` is that of the person, who may come from a partner's house.
    """

    personal = Personal(export=True, erase=True, why="Which groups one is in, and has left.")

    class Way(models.TextChoices):
        RULE = "rule", _("by the group’s rule")
        JOINED = "joined", _("by joining")
        ASKED = "asked", _("by asking")
        INVITED = "invited", _("by invitation")
        ENTRANCE = "entrance", _("by a code or link")
        OFFICE = "office", _("by the alumni office")

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    group = ForeignKey(Group, models.CASCADE, related_name="memberships")
    person = ForeignKey("people.Person", models.CASCADE, related_name="memberships")
    way = models.CharField(max_length=10, choices=Way.choices)
    since = models.DateTimeField(default=timezone.now)
    left = models.DateTimeField(null=True)
    invited_by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    entrance = ForeignKey(Entrance, models.SET_NULL, null=True, related_name="+")

    implies = ("group", "person")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "person"], name="one_membership_each")]
        indexes = [models.Index(fields=["person", "left", "group"], name="groups_of_a_person")]

    def __str__(self):
        return self.get_way_display()

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """Those in the same group, as far as their people are seen."""
        seen = seen_people(viewer, "person__")
        if viewer.is_office or not viewer.is_member:
            return seen if viewer.is_office else NONE
        together = Q(left__isnull=True) & inside(viewer)
        return seen & (Q(person_id=viewer.person_id) | together)


class Request(Guarded):
    """Somebody asks to be let in; who leads the group answers."""

    personal = Personal(export=True, erase=True, why="Where one asked to be let in, and what one wrote.")
    may = {"answer": lambda request, viewer: request.group.allows(viewer, "lead")}

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    group = ForeignKey(Group, models.CASCADE, related_name="requests")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    words = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(default=timezone.now)
    admitted = models.BooleanField(null=True)
    decided = models.DateTimeField(null=True)
    decided_by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")

    implies = ("group", "person")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "person"], condition=Q(decided__isnull=True), name="one_open_request_each"
            )
        ]

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        if not viewer.is_member and not viewer.is_office:
            return NONE
        led = Office.held_today().filter(person_id=viewer.person_id).values("group_id")
        who = Q(person_id=viewer.person_id) | Q(group_id__in=led) | (Q() if viewer.is_coordinator else NONE)
        return who & seen_people(viewer, "person__")


class Picture(Guarded):
    """What a group looks like, made anew from what was sent: see `kit.pictures`."""

    group = ForeignKey(Group, models.CASCADE, related_name="pictures")
    digest = models.CharField(max_length=16)
    large = models.BinaryField()
    small = models.BinaryField()

    implies = ("group",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group"], name="one_picture_of_a_group")]

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return Q(group__in=Group.objects.visible_to(viewer))


class Partner(Open):
    """Another institution whose people may be in the group; it sees names and what is written there, nothing else."""

    open_because = "Which houses share a group is no secret, and names nobody."

    group = ForeignKey(Group, models.CASCADE, related_name="partners")
    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "institution"], name="a_partner_once")]


class Policy(Open):
    """What an institution decided about groups that members start."""

    open_because = "A rule of the house names nobody."

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+", unique=True)
    approves = models.BooleanField(default=False, help_text="The office looks before a new group is seen.")
