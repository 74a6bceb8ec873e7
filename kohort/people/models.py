"""Person, and what is known about one: Study, Position, Residence, Contact, Topic, Language, Photo, OtherName, Origin,
Affiliation."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.audience import Audience
from kohort.access.guard import Guarded, Viewer
from kohort.access.personal import Personal
from kohort.activity.models import record
from kohort.institutions.models import Institution, Programme
from kohort.kit.bugs import bug
from kohort.kit.keys import new_key
from kohort.kit.sorting import person_sort_key

from .blocked import Block as Block
from .facts import Fact, Indexed, audience, seen_people
from .naming import country, industry, language_name


class Person(Indexed, Guarded):
    """One institution's record of a human. Holds only what every member may see of somebody who has claimed it.

    No account means unclaimed: the office sees it, nobody else does.
    """

    personal = Personal(export=True, erase=True, why="The person.")

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="people")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    given_names = models.CharField(_("given names"), max_length=120, blank=True)
    call_name = models.CharField(_("preferred name"), max_length=60, blank=True)
    surname = models.CharField(_("surname"), max_length=120, blank=True)
    display_name = models.CharField(_("display name"), max_length=160, blank=True)
    claimed_at = models.DateTimeField(null=True)
    settles_at = models.DateTimeField(null=True, help_text="Until then a fresh claim may be stopped.")
    hidden_since = models.DateTimeField(null=True)
    open_since = models.DateTimeField(null=True, help_text="Since when everybody, member or not, may see the page.")
    recorded = models.DateTimeField(default=timezone.now)
    sort_nb = models.BinaryField(max_length=200, editable=False)
    sort_fi = models.BinaryField(max_length=200, editable=False)
    sort_en = models.BinaryField(max_length=200, editable=False)

    harmless = frozenset({"open_since"})  # the index is for members
    photo: object | None = None  # where whoever draws the person has looked it up: see `people.faces`
    may = {
        "correct": lambda person, viewer: viewer.is_office,
        "remove": lambda person, viewer: viewer.is_coordinator,
    }

    class Meta:
        indexes = [models.Index(fields=["institution", "account"], name="people_of_an_institution")]
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "account"],
                condition=Q(account__isnull=False),
                name="one_person_per_account_here",
            )
        ]

    def __str__(self):
        return self.name

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return seen_people(viewer)

    def is_seen_by(self, viewer: Viewer) -> bool:
        """The rule of `seen_people` for one who is at hand."""
        if self.institution_id != viewer.institution_id:
            return False
        if viewer.is_office or (viewer.is_member and self.pk == viewer.person_id):
            return True
        if self.pk in viewer.apart and not bug("apart"):
            return False
        here = self.is_claimed and self.hidden_since is None
        return here and (viewer.is_member or self.open_since is not None)

    @transaction.atomic
    def hide(self) -> None:
        """Gone for everybody but the office, from the next request on: pages, search, counts, lists, files."""
        self.hidden_since = self.hidden_since or timezone.now()
        self.save(update_fields=["hidden_since"])
        record("person.hidden", institution=self.institution, by=self.account_id, about=self)

    @transaction.atomic
    def show(self) -> None:
        """Here again, as far as each fact's audience reaches."""
        self.hidden_since = None
        self.save(update_fields=["hidden_since"])
        record("person.shown", institution=self.institution, by=self.account_id, about=self)

    @transaction.atomic
    def open(self) -> None:
        """A page for everybody, member or not: the name, and the facts whose audience is everyone."""
        self.open_since = self.open_since or timezone.now()
        self.save(update_fields=["open_since"])
        record("person.opened", institution=self.institution, by=self.account_id, about=self)

    @transaction.atomic
    def close(self) -> None:
        """For members only, from the next request on."""
        self.open_since = None
        self.save(update_fields=["open_since"])
        record("person.closed", institution=self.institution, by=self.account_id, about=self)

    @property
    def name(self) -> str:
        return self.display_name or f"{self.call_name or self.given_names} {self.surname}".strip()

    @property
    def registered_name(self) -> str:
        return f"{self.given_names} {self.surname}".strip()

    @property
    def is_claimed(self) -> bool:
        return self.account_id is not None

    @property
    def initials(self) -> str:
        words = self.name.split()
        return (words[0][:1] + words[-1][:1] if len(words) > 1 else self.name[:1]).upper()

    def set_sort_keys(self) -> "Person":
        """Store where the name stands in each family of alphabets; call it when a name changes."""
        given = self.call_name or self.given_names
        for family, language in {"nb": "nb", "fi": "fi", "en": "en"}.items():
            setattr(self, f"sort_{family}", person_sort_key(self.surname, given, language)[:200].encode())
        return self

    def save(self, *args, **kwargs):
        self.set_sort_keys()
        super().save(*args, **kwargs)


class Study(Fact):
    """Somebody's time on a programme; with an award, a degree. A title stays as it was awarded."""

    personal = Personal(export=True, erase=True, why="What one studied.")

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    title = models.CharField(_("degree title"), max_length=160, blank=True)
    level = models.PositiveSmallIntegerField(_("level"), null=True, blank=True, help_text="EQF level, 5 to 8.")
    specialisation = models.CharField(_("specialisation"), max_length=160, blank=True)
    started = models.DateField(_("started"), null=True, blank=True)
    cohort = models.PositiveSmallIntegerField(_("admission cohort"), null=True, blank=True)
    awarded = models.DateField(_("award date"), null=True, blank=True)
    award_year = models.PositiveSmallIntegerField(_("graduation year"), null=True, blank=True)
    first_year = models.PositiveSmallIntegerField(editable=False)
    last_year = models.PositiveSmallIntegerField(editable=False)

    audience = audience(Audience.MEMBERS)

    class Meta:
        indexes = [models.Index(fields=["programme", "first_year", "last_year", "person"], name="classes")]

    def __str__(self):
        return f"{self.title or self.programme.name} {self.award_year or ''}".strip()

    @property
    def is_degree(self) -> bool:
        return self.award_year is not None

    @classmethod
    def is_student(cls, person_id: int | None) -> bool:
        """Whether somebody studies here."""
        return cls.going_on().filter(person_id=person_id, person_id__isnull=False).exists()

    @classmethod
    def going_on(cls):
        """Studies without an award, which were to end last year at the earliest, as a query; it sees all."""
        late = timezone.localdate().year - 1
        rows = cls.objects.trusted("who studies here may do more").filter(award_year=None, awarded=None)
        return rows.filter(last_year__gte=late)


class Placed(Fact):
    """A fact with a town and a country in it."""

    place: str | models.CharField
    country: str | models.CharField

    class Meta:
        abstract = True

    @property
    def where(self) -> str:
        """ "Turku, Finland" in the language of the page."""
        return ", ".join(filter(None, [self.place, self.country and country(self.country)]))


class Position(Placed):
    """Work: for whom, as what, in which industry and where. Without an end, it is current."""

    personal = Personal(export=True, erase=True, why="Where one works.")

    employer = models.CharField(_("employer"), max_length=160, blank=True)
    title = models.CharField(_("job title"), max_length=160, blank=True)
    industry = models.CharField(_("industry"), max_length=1, blank=True, help_text="NACE Rev. 2.1 section, A to V.")
    country = models.CharField(_("country"), max_length=2, blank=True, help_text="ISO 3166-1 alpha-2.")
    place = models.CharField(_("place of work"), max_length=120, blank=True)
    geonameid = models.PositiveIntegerField(null=True, blank=True)
    started = models.DateField(_("from"), null=True, blank=True)
    ended = models.DateField(_("until"), null=True, blank=True)

    audience = audience(Audience.MEMBERS)

    def __str__(self):
        return ", ".join(filter(None, [self.title, self.employer])) or industry(self.industry)

    @property
    def is_current(self) -> bool:
        return self.ended is None


class Residence(Placed):
    """Where somebody lives: a town and a country, never a street."""

    personal = Personal(export=True, erase=True, why="Where one lives.")

    country = models.CharField(_("country"), max_length=2, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    geonameid = models.PositiveIntegerField(null=True, blank=True)
    ended = models.DateField(_("until"), null=True, blank=True)

    audience = audience(Audience.MEMBERS)

    def __str__(self):
        return self.where


class Contact(Fact):
    """One way to reach somebody."""

    personal = Personal(export=True, erase=True, why="How one is reached.")

    class Kind(models.TextChoices):
        EMAIL = "email", _("e-mail")
        STUDENT_EMAIL = "student", _("student e-mail")
        PHONE = "phone", _("phone")
        ADDRESS = "address", _("postal address")
        LINK = "link", _("link")

    kind = models.CharField(max_length=8, choices=Kind.choices)
    value = models.CharField(max_length=254)
    folded = models.CharField(max_length=254, editable=False, db_index=True)

    audience = audience(Audience.OFFICE)

    def __str__(self):
        return self.value

    @property
    def href(self) -> str:
        """Where it leads when followed; "" for what leads nowhere, or is none of the links one may follow."""
        if self.kind in {self.Kind.EMAIL, self.Kind.STUDENT_EMAIL}:
            return f"mailto:{self.value}"
        if self.kind == self.Kind.PHONE:
            return "tel:" + "".join(sign for sign in self.value if sign in "+0123456789")
        is_link = self.kind == self.Kind.LINK and self.folded.startswith(("https://", "http://"))
        return self.value if is_link else ""

    def save(self, *args, **kwargs):
        self.folded = self.value.casefold()
        super().save(*args, **kwargs)


class Topic(Fact):
    """Something one knows about and likes to be asked about, in one's own words."""

    personal = Personal(export=True, erase=True, why="What one can be asked about.")

    text = models.CharField(_("topic"), max_length=80)

    audience = audience(Audience.MEMBERS)

    def __str__(self):
        return self.text


class Language(Fact):
    """A language one speaks."""

    personal = Personal(export=True, erase=True, why="Which languages one speaks.")

    code = models.CharField(_("language"), max_length=3, help_text="ISO 639-1, or 639-3 where that has none.")

    audience = audience(Audience.MEMBERS)

    def __str__(self):
        return language_name(self.code)


class Photo(Fact):
    """A face, in two sizes of WebP made anew from what was sent: nothing of the sent file is kept."""

    personal = Personal(export=True, erase=True, why="What one looks like.", without=("digest",))

    digest = models.CharField(max_length=16)
    large = models.BinaryField()
    small = models.BinaryField()

    audience = audience(Audience.MEMBERS)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person"], name="one_photo_each")]

    def __str__(self):
        return self.digest

    def tell_index(self, narrowing: bool) -> None:
        """Nobody is found by their face."""


class OtherName(Fact):
    """A name somebody had before, or has in the register only. For the office, unless the owner opens it."""

    personal = Personal(export=True, erase=True, why="Names one has or had.")

    class Kind(models.TextChoices):
        FORMER = "former", _("former surname")
        REGISTERED = "registered", _("name in the register")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    value = models.CharField(max_length=160)

    audience = audience(Audience.OFFICE)

    def __str__(self):
        return self.value

    @property
    def stays_with_office(self) -> bool:
        """A name in the register may hold a given name somebody has left behind: nobody else is ever shown it."""
        return self.kind == self.Kind.REGISTERED


class Origin(Fact):
    """The country somebody came from to study. The office alone knows: "alumni from Italy" means these too."""

    personal = Personal(export=True, erase=True, why="Where one came from.")

    country = models.CharField(max_length=2)

    audience = audience(Audience.OFFICE)

    def __str__(self):
        return country(self.country)


class Affiliation(Fact):
    """What somebody is here besides student or alum, which studies tell (eduPersonAffiliation: staff, affiliate)."""

    personal = Personal(export=True, erase=True, why="What one is here.")

    class Kind(models.TextChoices):
        STAFF = "staff", _("staff")
        EXTERNAL = "affiliate", _("partner from outside")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    ended = models.DateField(null=True, blank=True)

    audience = audience(Audience.MEMBERS)

    def __str__(self):
        return self.get_kind_display()

    @classmethod
    def is_staff(cls, person_id: int | None) -> bool:
        """Whether somebody works here today, as a teacher or otherwise. Some doors open to them."""
        rows = cls.objects.trusted("who works here may do more").filter(kind=cls.Kind.STAFF, ended=None)
        return rows.filter(person_id=person_id, person_id__isnull=False).exists()
