"""Scheme, Keeper, Round and Part: a mentoring programme, who keeps it, its rounds, and who takes part."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.institutions.models import Institution, Unit
from kohort.kit.bugs import bug
from kohort.kit.keys import new_key
from kohort.people.models import Person

WHY = "who takes part in a round decides what they see"


class Scheme(Guarded):
    """A mentoring programme: what it is, its handbook and its form. Rounds come and go."""

    personal = Personal(export=False, erase=False, why="A programme outlives who started it.")

    class Form(models.TextChoices):
        PAIRS = "pairs", _("One to one: both say whom they would like, and are matched")
        GROUPS = "groups", _("In groups: a mentor and some students, first come, first served")
        FLASH = "flash", _("One talk of half an hour")

    class For(models.TextChoices):
        STUDENTS = "students", _("students")
        ALUMNI = "alumni", _("alumni")
        MEMBERS = "members", _("everybody here")

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    form = models.CharField(_("how"), max_length=6, choices=Form.choices)
    name = models.CharField(_("name"), max_length=80)
    about = models.TextField(_("what it is for"), max_length=2000, blank=True)
    handbook = models.TextField(_("handbook"), max_length=10000, blank=True)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="en")
    mentees = models.CharField(_("for whom"), max_length=8, choices=For.choices, default=For.STUDENTS)
    unit = models.ForeignKey(Unit, models.SET_NULL, null=True, blank=True, related_name="+")
    started_by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    closed = models.DateTimeField(null=True)

    may = {"run": lambda scheme, viewer: scheme.is_run_by(viewer)}

    def __str__(self):
        return self.name

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        here = Q(institution_id=viewer.institution_id)
        return here if viewer.is_member or viewer.is_office else NONE

    def is_run_by(self, viewer: Viewer) -> bool:
        if self.institution_id != viewer.institution_id:
            return False
        return viewer.is_coordinator or self.pk in Keeper.schemes_of(viewer)

    @classmethod
    def run_by(cls, viewer: Viewer) -> Q:
        """The rule of `is_run_by`, to filter by."""
        here = Q(institution_id=viewer.institution_id)
        return here if viewer.is_coordinator else here & Q(pk__in=Keeper.schemes_of(viewer))


class Keeper(Guarded):
    """Somebody who runs the programme besides the coordinators of the office: a teacher, a student."""

    personal = Personal(export=True, erase=True, why="Which mentoring programmes one runs.")

    scheme = ForeignKey(Scheme, models.CASCADE, related_name="keepers")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    since = models.DateTimeField(default=timezone.now)

    implies = ("scheme",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scheme", "person"], name="keeps_a_scheme_once")]

    def __str__(self):
        return f"keeper {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return Q(scheme__in=Scheme.objects.visible_to(viewer))

    @classmethod
    def schemes_of(cls, viewer: Viewer):
        """The ids of the programmes somebody runs, as a list to filter by or to look into."""
        rows = cls.objects.trusted(WHY).filter(person_id=viewer.person_id, person_id__isnull=False)
        return rows.values_list("scheme_id", flat=True)


class Round(Guarded):
    """One round of a programme: when one may sign up, when it begins and ends, and what a pair must have in common.

    `matched` is when pairs were last drawn up, `announced` when those in them were told.
    """

    scheme = ForeignKey(Scheme, models.CASCADE, related_name="rounds")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    name = models.CharField(_("name"), max_length=60)
    opens = models.DateField(_("sign-up from"))
    closes = models.DateField(_("sign-up until"))
    begins = models.DateField(_("begins"))
    ends = models.DateField(_("ends"))
    same_language = models.BooleanField(_("A pair shares a language"), default=True)
    other_employer = models.BooleanField(_("Not from the same employer"), default=True)
    published = models.DateTimeField(null=True)
    matched = models.DateTimeField(null=True)
    announced = models.DateTimeField(null=True)
    closed = models.DateTimeField(null=True)

    implies = ("scheme",)
    may = {"run": lambda one, viewer: one.scheme.is_run_by(viewer)}

    def __str__(self):
        return self.name

    @property
    def title(self) -> str:
        """Of the programme and the round: "First steps, Spring"."""
        return f"{self.scheme.name}, {self.name}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """By members once it is published, before that by who runs it."""
        runs = Scheme.objects.trusted(WHY).filter(Scheme.run_by(viewer))
        told = Q(published__isnull=False, scheme__in=Scheme.objects.visible_to(viewer))
        return told | Q(scheme__in=runs)

    @classmethod
    def run_by(cls, viewer: Viewer):
        """The ids of the rounds somebody runs, as a query to filter by."""
        runs = Scheme.objects.trusted(WHY).filter(Scheme.run_by(viewer))
        return cls.objects.trusted(WHY).filter(scheme__in=runs).values("pk")


class Part(Guarded):
    """Somebody takes part in a round, as mentor or as mentee. A mentor has places; a mentee says what they look for."""

    personal = Personal(export=True, erase=True, why="Which mentoring one takes part in.")

    class Role(models.TextChoices):
        MENTOR = "mentor", _("mentor")
        MENTEE = "mentee", _("mentee")

    round = ForeignKey(Round, models.CASCADE, related_name="parts")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    role = models.CharField(max_length=6, choices=Role.choices)
    places = models.PositiveSmallIntegerField(_("how many"), default=1, help_text="Of a mentor; 1 for a mentee.")
    words = models.TextField(_("about you, and what you would like to talk about"), max_length=1500, blank=True)
    languages = models.JSONField(default=list, help_text="ISO 639-1.")
    at = models.DateTimeField(default=timezone.now)
    left = models.DateTimeField(null=True)
    alone = models.DateTimeField(null=True, help_text="Since when somebody they were with is no longer there.")

    implies = ("round",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "person"], name="one_part_in_a_round")]
        indexes = [models.Index(fields=["round", "role", "at"], name="parts_of_a_round")]

    def __str__(self):
        return f"part {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """One's own; to who runs the round all; mentors introduce themselves to members, mentees to the mentors."""
        if not (viewer.is_member or viewer.is_office):
            return NONE
        known = Q(Exists(Person.objects.visible_to(viewer).filter(pk=OuterRef("person_id"))))
        there = Q(left__isnull=True, round__in=Round.objects.visible_to(viewer)) & known
        mentors = Q(role=cls.Role.MENTOR)
        mine = cls.objects.trusted(WHY).filter(person_id=viewer.person_id, role=cls.Role.MENTOR, left__isnull=True)
        met = Q(round__in=mine.values("round_id"))
        own = Q(person_id=viewer.person_id, person_id__isnull=False)
        return own | Q(round__in=Round.run_by(viewer)) | there & (mentors | met)


class Choice(Guarded):
    """Whom somebody would like, the first wish first. Read by themselves and by who runs the round."""

    personal = Personal(
        export=True,
        erase=True,
        why="Whom one would like in mentoring.",
        without=("whom__person",),  # nobody learns who wished for them
    )

    part = ForeignKey(Part, models.CASCADE, related_name="choices")
    whom = ForeignKey(Part, models.CASCADE, related_name="chosen_by_parts")
    place = models.PositiveSmallIntegerField()

    implies = ("part",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["part", "whom"], name="wished_for_once")]

    def __str__(self):
        return f"choice {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        own = Q(part__person_id=viewer.person_id, part__person_id__isnull=False)
        if bug("wishes-told"):
            own |= Q(whom__in=Part.objects.visible_to(viewer))
        return own | Q(part__round__in=Round.run_by(viewer))
