"""Opportunity, Outsider, Interest, Word and Watch."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.audience import Audience
from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.accounts.codes import new_seed
from kohort.institutions.models import Institution, Programme, Unit
from kohort.kit.keys import new_key

WHY = "who is interested decides who sees what"
STANDS = timedelta(days=60)  # without a deadline; one tap renews it


class Outsider(Guarded):
    """An employer from outside, by the address that speaks for it: proved by a code, approved by the office once.

    Not a person of the register. Approved, what it posts stands at once.
    """

    personal = Personal(export=False, erase=False, why="An employer, not somebody of the register.")

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    name = models.CharField(_("your name"), max_length=120)
    organisation = models.CharField(_("employer"), max_length=160)
    email = models.EmailField(_("work e-mail"), help_text="Lower case.")
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="en")
    seed = models.CharField(max_length=24, default=new_seed, help_text="Makes the code; see accounts.codes.")
    proved = models.DateTimeField(null=True)
    approved = models.DateTimeField(null=True)
    refused = models.DateTimeField(null=True)
    at = models.DateTimeField(default=timezone.now)

    may = {"decide": lambda outsider, viewer: viewer.is_coordinator}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["institution", "email"], name="an_outsider_once")]

    def __str__(self):
        return self.organisation

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return Q(institution_id=viewer.institution_id) if viewer.is_office else NONE


class Opportunity(Guarded):
    """Something one can apply for, until its deadline or until it is filled. Posted by `by`, or by an `outsider`."""

    personal = Personal(export=True, erase=False, why="What one posted.", words=("title", "words"))

    class Kind(models.TextChoices):
        JOB = "job", _("job")
        TRAINEE = "trainee", _("trainee place")
        INTERNSHIP = "internship", _("internship")
        THESIS = "thesis", _("thesis topic")
        PROJECT = "project", _("student project")

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
    deadline = models.DateField(_("apply by"), null=True, blank=True)
    link = models.URLField(_("where to apply"), max_length=300, blank=True)
    audience = models.PositiveSmallIntegerField(_("who sees it"), choices=Audience.choices, default=Audience.MEMBERS)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    created = models.DateTimeField(default=timezone.now)
    posted = models.DateTimeField(null=True)
    until = models.DateTimeField(help_text="It closes by itself then.")
    closed = models.DateTimeField(null=True)
    filled = models.BooleanField(_("filled by somebody from here"), null=True)

    may = {
        "manage": lambda one, viewer: one.is_from(viewer) or (viewer.is_coordinator and one.is_of(viewer)),
    }

    class Meta:
        verbose_name_plural = "opportunities"
        indexes = [models.Index(fields=["institution", "state", "-posted"], name="opportunities_that_are_open")]

    def __str__(self):
        return self.title

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """Open ones by members or by everybody, but not by who is kept apart from its poster; one's own always."""
        here = Q(institution_id=viewer.institution_id)
        if viewer.is_office:
            return here
        is_open = Q(state=cls.State.OPEN, until__gt=timezone.now())
        if not viewer.is_member:
            return here & is_open & Q(audience=Audience.PUBLIC) if viewer.institution_id else NONE
        met = is_open & ~Q(by_id__in=viewer.apart) if viewer.apart else is_open
        interested = Interest.objects.trusted(WHY).filter(person_id=viewer.person_id).values("opportunity_id")
        return here & (met | Q(by_id=viewer.person_id) | Q(pk__in=interested, state=cls.State.CLOSED))

    def is_from(self, viewer: Viewer) -> bool:
        return viewer.is_member and self.by_id == viewer.person_id

    def is_of(self, viewer: Viewer) -> bool:
        return self.institution_id == viewer.institution_id


class Interest(Guarded):
    """ "I am interested": a note and the way to one's page, to whoever posted it."""

    personal = Personal(export=True, erase=True, why="What one was interested in.", without=("key",))

    opportunity = ForeignKey(Opportunity, models.CASCADE, related_name="interests")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    words = models.TextField(_("a note"), max_length=1500, blank=True)
    at = models.DateTimeField(default=timezone.now)
    withdrawn = models.DateTimeField(null=True)

    implies = ("opportunity",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["opportunity", "person"], name="interested_once")]

    def __str__(self):
        return f"interest {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """By themselves, and by whoever posted it."""
        if not viewer.is_member:
            return NONE
        posted = Q(opportunity__by_id=viewer.person_id, withdrawn__isnull=True) & ~Q(person_id__in=viewer.apart)
        return Q(person_id=viewer.person_id) | posted


class Word(Guarded):
    """ "I can put in a word": somebody knows the employer, and lets those who look at it know."""

    personal = Personal(export=True, erase=True, why="Where one would put in a word.")

    opportunity = ForeignKey(Opportunity, models.CASCADE, related_name="words_put_in")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    implies = ("opportunity",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["opportunity", "person"], name="a_word_once")]

    def __str__(self):
        return f"word {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """By members who see both, the person and what it is about."""
        from kohort.people.models import Person  # the checks of models come before that app is ready

        if not viewer.is_member:
            return NONE
        people = Person.objects.visible_to(viewer)
        return Q(opportunity__in=Opportunity.objects.visible_to(viewer), person__in=people)


class Watch(Guarded):
    """A choice of opportunities one wants to hear of by mail; see `choosing`."""

    personal = Personal(export=True, erase=True, why="Which opportunities one wants to hear of.", without=("key",))

    class How(models.TextChoices):
        DAILY = "daily", _("Once a day")
        WEEKLY = "weekly", _("Once a week")

    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    query = models.CharField(max_length=500, help_text="A choice as a query string.")
    how = models.CharField(max_length=6, choices=How.choices, default=How.WEEKLY)
    since = models.DateTimeField(default=timezone.now)
    told = models.DateTimeField(default=timezone.now, help_text="What was posted later has not been told.")

    class Meta:
        verbose_name_plural = "watches"
        constraints = [models.UniqueConstraint(fields=["person", "query"], name="watched_once")]

    def __str__(self):
        return f"watch {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return Q(person_id=viewer.person_id) if viewer.is_member else NONE
