"""Opportunity: something one can apply for, until its deadline or until it is filled. A course is one; see 029."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.audience import Audience
from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.institutions.models import Institution, Programme, Unit
from kohort.kit.bugs import bug
from kohort.kit.keys import new_key

from .outsiders import Outsider

STANDS = timedelta(days=60)  # without a deadline; one tap renews it


class Opportunity(Guarded):
    """Posted by `by`, or by an `outsider`; with neither, whoever posted it is gone, and it stands no longer.

    `employer` is who holds a course; `credits` (ECTS, whole or half), `price` (in words) and `starts` are of courses.
    `until` decides whether it stands, and a daily sweep writes it down; `warned` says when its end was announced.
    """

    personal = Personal(export=True, erase=False, why="What one posted.", words=("title", "words", "price"))

    class Kind(models.TextChoices):
        JOB = "job", _("job")
        TRAINEE = "trainee", _("trainee place")
        INTERNSHIP = "internship", _("internship")
        THESIS = "thesis", _("thesis topic")
        PROJECT = "project", _("student project")
        COURSE = "course", _("course")

    class State(models.TextChoices):
        DRAFT = "draft", _("not posted yet")
        WAITING = "waiting", _("the alumni office looks at it")
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")
        REFUSED = "refused", _("not posted")

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    outsider = ForeignKey(Outsider, models.CASCADE, null=True, related_name="opportunities")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    kind = models.CharField(_("what"), max_length=10, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=120)
    employer = models.CharField(_("employer"), max_length=160)
    words = models.TextField(_("about it"), max_length=5000, blank=True)
    language = models.CharField(_("language of the work"), max_length=3, blank=True, help_text="ISO 639-1; empty: any.")
    place = models.CharField(_("town"), max_length=120, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True, help_text="ISO 3166-1 alpha-2.")
    geonameid = models.PositiveIntegerField(null=True, blank=True)
    remote = models.BooleanField(_("can be done from afar"), default=False)
    level = models.PositiveSmallIntegerField(_("level"), null=True, blank=True, help_text="EQF level, 5 to 8.")
    industry = models.CharField(_("industry"), max_length=1, blank=True, help_text="NACE Rev. 2.1 section, A to V.")
    unit = models.ForeignKey(Unit, models.SET_NULL, null=True, blank=True, related_name="+")
    programme = models.ForeignKey(Programme, models.SET_NULL, null=True, blank=True, related_name="+")
    credits = models.DecimalField(_("credits"), max_digits=4, decimal_places=1, null=True, blank=True)
    price = models.CharField(_("what it costs"), max_length=80, blank=True)
    starts = models.DateField(_("starts"), null=True, blank=True)
    deadline = models.DateField(_("apply by"), null=True, blank=True)
    link = models.URLField(_("where to apply"), max_length=300, blank=True)
    audience = models.PositiveSmallIntegerField(_("who sees it"), choices=Audience.choices, default=Audience.MEMBERS)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    created = models.DateTimeField(default=timezone.now)
    posted = models.DateTimeField(null=True)
    until = models.DateTimeField(help_text="It closes by itself then.")
    warned = models.DateTimeField(null=True)
    closed = models.DateTimeField(null=True)
    filled = models.BooleanField(_("filled by somebody from here"), null=True)

    may = {
        "manage": lambda one, viewer: one.is_from(viewer) or (viewer.is_coordinator and one.is_of(viewer)),
        "own": lambda one, viewer: one.is_from(viewer),
        "decide": lambda one, viewer: viewer.is_coordinator and one.is_of(viewer),
        "be interested": lambda one, viewer: viewer.is_member and not one.is_from(viewer),
        "put in a word": lambda one, viewer: viewer.is_member and not one.is_from(viewer) and not one.is_course,
    }

    class Meta:
        verbose_name_plural = "opportunities"
        indexes = [models.Index(fields=["institution", "state", "-posted"], name="opportunities_that_are_open")]

    def __str__(self):
        return self.title

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """What stands, by members or by everybody, but not by who is kept apart from its poster; one's own always.

        Whoever was interested sees what became of it. The office sees all but drafts of others.
        """
        here = Q(institution_id=viewer.institution_id)
        own = Q(by_id=viewer.person_id, by_id__isnull=False)
        if viewer.is_office:
            return here & (own | ~Q(state=cls.State.DRAFT))
        if not viewer.is_member:
            public = Q() if bug("opportunity-for-members") else Q(audience=Audience.PUBLIC)
            return here & cls.standing() & public if viewer.institution_id else NONE
        met = ~Q(by_id__in=viewer.apart) | Q(by_id__isnull=True) if viewer.apart else Q()
        return here & (met & (cls.standing() | cls._sought_by(viewer)) | own)

    @classmethod
    def _sought_by(cls, viewer: Viewer) -> Q:
        from .interests import Interest  # which are in an opportunity

        rows = Interest.objects.trusted("whoever was interested sees what became of it")
        ids = rows.filter(person_id=viewer.person_id).values("opportunity_id")
        return Q(pk__in=ids, state__in=(cls.State.OPEN, cls.State.CLOSED)) & cls.answered_for()

    @classmethod
    def standing(cls) -> Q:
        """What one can apply for today."""
        state = Q() if bug("opportunity-waiting") else Q(state=cls.State.OPEN)
        return state & (Q() if bug("opportunity-expired") else Q(until__gt=timezone.now())) & cls.answered_for()

    @classmethod
    def answered_for(cls) -> Q:
        """That there is still somebody who posted it."""
        return Q(by_id__isnull=False) | Q(outsider_id__isnull=False)

    @property
    def stands(self) -> bool:
        return self.state == self.State.OPEN and self.until > timezone.now() and bool(self.by_id or self.outsider_id)

    @property
    def is_course(self) -> bool:
        return self.kind == self.Kind.COURSE

    @property
    def is_public(self) -> bool:
        return self.audience == Audience.PUBLIC

    def poster(self):
        """Who posted it, as happenings are told about them; None for an employer from outside."""
        from kohort.people.models import Person  # the checks of models come before that app is ready

        return Person.objects.trusted("it is they who posted it").filter(pk=self.by_id).first()

    def is_from(self, viewer: Viewer) -> bool:
        return viewer.is_member and self.by_id == viewer.person_id

    def is_of(self, viewer: Viewer) -> bool:
        return self.institution_id == viewer.institution_id
