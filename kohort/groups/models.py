"""Group, Membership, Request, Picture, Partner, Policy; board and ways in have their models in modules of their own."""

from django.db import models, transaction
from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, ForeignKey, Guarded, Open, Viewer
from kohort.access.personal import Personal
from kohort.activity.models import record
from kohort.institutions.models import Institution, Unit
from kohort.kit.bugs import bug
from kohort.kit.keys import new_key
from kohort.people.facts import seen_people
from kohort.people.segments import Segment

from .board.models import CallIn as CallIn
from .board.models import Duty as Duty
from .board.models import Office as Office
from .board.models import Partner as Partner
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
    elsewhere = models.URLField(
        _("page elsewhere"), max_length=300, blank=True, help_text="On LinkedIn and the like; https."
    )
    rule = models.CharField(max_length=1000, blank=True, help_text="A Segment's query string.")
    unit = models.ForeignKey(Unit, models.SET_NULL, null=True, blank=True, related_name="+")
    parent = ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="children")
    started_by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    approved = models.DateTimeField(null=True, help_text="Null: waits for the office.")
    closed = models.DateTimeField(null=True)
    declined = models.CharField(max_length=500, blank=True, help_text="Why the office did not approve it.")

    may = {
        "take part": lambda group, viewer: group.is_alive and group.has(viewer),
        "lead": lambda group, viewer: group.allows(viewer, "decide") or group.is_led_by(viewer),
        "read the roster": lambda group, viewer: group.has(viewer) or group.allows(viewer, "lead"),
        "take out the roster": lambda group, viewer: (
            group.allows(viewer, "decide") or Office.may_take_out(group, viewer)
        ),
        "hand over": lambda group, viewer: group.allows(viewer, "lead") or Office.takes_over(group, viewer),
        "decide": lambda group, viewer: viewer.is_coordinator and group.institution_id == viewer.institution_id,
    }

    class Meta:
        indexes = [models.Index(fields=["institution", "closed"], name="groups_of_an_institution")]

    def __str__(self):
        return self.name

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        if not viewer.is_member and not viewer.is_office:
            return Q(pk__in=viewer.guest_of)
        shared = Partner.agreed_by(viewer.institution_id).values("group_id")
        here = Q(institution_id=viewer.institution_id) | Q(pk__in=shared)
        if viewer.is_office:
            return here
        known = Q(approved__isnull=False, closed__isnull=True) & (
            Q() if bug("secret-groups") else ~Q(admits=cls.Admits.INVITATION)
        )
        own = Q(pk__in=groups_of(viewer)) | Q(started_by_id=viewer.person_id)
        invited = Q(pk__in=Invite.waiting_for(viewer.person_id))
        return here & (known | own | invited)

    @property
    def is_alive(self) -> bool:
        """Approved and not closed: it can be joined, and there is talk."""
        return self.approved is not None and self.closed is None

    @property
    def segment(self) -> Segment:
        """Its rule; of the facets that members may use, whoever looks."""
        return Segment.from_query(self.rule_query, Viewer(institution_id=self.institution_id))

    @property
    def rule_query(self) -> QueryDict:
        return QueryDict(self.rule)

    @property
    def is_ruled(self) -> bool:
        """Whether there is a rule, and all it says is understood: without a part of it, it would mean more people."""
        said = [(name, value) for name, values in self.rule_query.lists() for value in values]
        return bool(said) and sorted(said) == sorted(self.segment.pairs())

    def has(self, viewer: Viewer) -> bool:
        """Whether the viewer is in it, as a member or as a guest."""
        if self.pk in viewer.guest_of:
            return True
        return viewer.is_member and groups_of(viewer).filter(group=self).exists()

    def is_run_by(self, viewer: Viewer) -> bool:
        """Whether the viewer works for the office of the house it is at home in; those of partners do not."""
        return viewer.is_coordinator and self.institution_id == viewer.institution_id

    def is_led_by(self, viewer: Viewer) -> bool:
        """Whether the viewer holds an office in it today."""
        return viewer.is_member and self.pk in viewer.leads

    @transaction.atomic
    def admit(self, person, *, way, by=None, entrance=None, invited_by=None) -> "Membership":
        """Somebody is in from now on; who was already stays as they are. `by` is an account's id, the others rows."""
        how = {"way": way, "entrance": entrance, "invited_by": invited_by}
        rows = Membership.objects.trusted("somebody is in a group once")
        row, is_new = rows.get_or_create(
            group=self, person=person, defaults={"institution_id": person.institution_id, **how}
        )
        if is_new or row.come_back(**how):
            record("membership.begun", institution=person.institution, by=by, about=person, group=self.pk)
        self._stop_waiting(person)
        return row

    def _stop_waiting(self, person):
        """Who is in neither asks nor is asked any more."""
        now, asked = timezone.now(), Request.objects.trusted("an answer closes what was asked")
        asked.filter(group=self, person=person, decided__isnull=True).update(admitted=True, decided=now)
        invited = Invite.objects.trusted("who has come has answered").filter(group=self, person=person)
        invited.filter(answered__isnull=True).update(answered=now)

    @transaction.atomic
    def approve(self, by: int) -> None:
        """It is seen and can be joined from now on."""
        self.approved = timezone.now()
        self.save(update_fields=["approved"])
        record("group.approved", institution=self.institution, by=by, group=self.pk)

    @transaction.atomic
    def close(self, by: int, declined: str = "") -> None:
        """Nobody comes in and nothing is said any more; those who are in can still read. `declined` says why."""
        self.closed, self.declined = timezone.now(), declined
        self.save(update_fields=["closed", "declined"])
        record("group.closed", institution=self.institution, by=by, group=self.pk, declined=bool(declined))


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
    # Without indexes of their own: SQLite would take them before the better ones below.
    group = ForeignKey(Group, models.CASCADE, related_name="memberships", db_index=False)
    person = ForeignKey("people.Person", models.CASCADE, related_name="memberships", db_index=False)
    way = models.CharField(max_length=10, choices=Way.choices)
    since = models.DateTimeField(default=timezone.now)
    left = models.DateTimeField(null=True)
    invited_by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    entrance = ForeignKey(Entrance, models.SET_NULL, null=True, related_name="+")

    implies = ("group", "person")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "person"], name="one_membership_each")]
        indexes = [
            models.Index(fields=["person", "left", "group"], name="groups_of_a_person"),
            models.Index(fields=["group", "left", "person"], name="people_of_a_group"),
        ]

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

    @transaction.atomic
    def leave(self) -> None:
        """Out, until they come back by themselves: no rule fetches them. Their offices in the group end."""
        if self.left is not None:
            return
        self.left = timezone.now()
        self.save(update_fields=["left"])
        person = self.person
        here = person.institution
        record("membership.ended", institution=here, by=person.account_id, about=person, group=self.group_id)
        for office in Office.held_today().filter(group_id=self.group_id, person=person):
            office.end(Viewer(account_id=person.account_id))

    def come_back(self, **how) -> bool:
        """In again after having left; False for who never did."""
        again = Membership.objects.trusted("somebody is in a group once").filter(pk=self.pk, left__isnull=False)
        came = bool(again.update(left=None, since=timezone.now(), **how))
        self.refresh_from_db(from_queryset=Membership.objects.trusted("the row itself"))
        return came


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

    @transaction.atomic
    def answer(self, admitted: bool, by: Viewer) -> None:
        """Let in, or not now; the second of two answers changes nothing."""
        waits = Request.objects.trusted("one answer").filter(pk=self.pk, decided__isnull=True)
        if not waits.update(admitted=admitted, decided=timezone.now(), decided_by_id=by.person_id):
            return
        if admitted:
            self.group.admit(self.person, way=Membership.Way.ASKED, by=by.account_id)
        here, told = self.institution, {"group": self.group_id, "admitted": admitted}
        record("request.answered", institution=here, by=by.account_id, about=self.person, roll=(), **told)


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


class Policy(Open):
    """What an institution decided about groups that members start."""

    open_because = "A rule of the house names nobody."

    institution = models.OneToOneField(Institution, models.CASCADE, related_name="+")
    approves = models.BooleanField(
        _("The alumni office looks at new groups first"),
        default=False,
        help_text=_("Until then only those who started a group see it, and it cannot be used."),
    )

    @classmethod
    def of(cls, institution: Institution) -> "Policy":
        """What was decided; without a decision, groups start at once."""
        return cls.objects.filter(institution=institution).first() or cls(institution=institution)
