"""Institution, Unit, Programme and Logo."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models

from kohort.access.guard import Open

from .names import in_language, language_of

HEX_COLOUR = RegexValidator(r"^#[0-9a-fA-F]{6}$")


class Named(Open):
    """A row with `names`: {language: name}."""

    names = models.JSONField(default=dict)

    class Meta:
        abstract = True

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        return in_language(self.names)

    @property
    def name_language(self) -> str:
        return language_of(self.names)


class Institution(Named):
    """A university and its office: the tenant. Two institutions never see each other's people."""

    open_because = "Names and looks of universities are public."

    slug = models.SlugField(unique=True, max_length=40)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="en")
    languages = models.JSONField(default=list, help_text="Languages offered first, the main one at the head.")
    country = models.CharField(max_length=2, help_text="ISO 3166-1 alpha-2.")
    colour = models.CharField(max_length=7, default="#1e2b3c", validators=[HEX_COLOUR])
    domain = models.CharField(max_length=120, blank=True, help_text="A host name whose front page is this one.")
    since = models.DateTimeField(auto_now_add=True)


class Logo(Open):
    """The institution's mark, re-encoded to PNG before it is stored."""

    open_because = "A logo is public."

    institution = models.OneToOneField(Institution, models.CASCADE, related_name="logo")
    image = models.BinaryField()
    digest = models.CharField(max_length=16)


class Unit(Named):
    """A faculty, school or department; units nest."""

    open_because = "Organisation charts are public."

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="units")
    parent = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="children")
    code = models.CharField(max_length=40)
    closed = models.DateTimeField(null=True, blank=True, help_text="Since when there is no such unit any more.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["institution", "code"], name="one_unit_per_code")]


class Programme(Named):
    """A study programme. Programmes merge and move: `merged_into` leads to the one that lives on. Those that are closed
    keep their graduates."""

    open_because = "Programmes are public."

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="programmes")
    unit = models.ForeignKey(Unit, models.SET_NULL, null=True, blank=True, related_name="programmes")
    code = models.CharField(max_length=60)
    level = models.PositiveSmallIntegerField(null=True, blank=True, help_text="EQF level, 5 to 8.")
    closed = models.DateTimeField(null=True, blank=True, help_text="Since when nobody is taught on it any more.")
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="predecessors")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["institution", "code"], name="one_programme_per_code")]

    def successor(self) -> "Programme":
        """The programme that lives on today; the chain is short and a circle ends where it began."""
        seen, programme = {self.pk}, self
        while programme.merged_into and programme.merged_into_id not in seen:
            programme = programme.merged_into
            seen.add(programme.pk)
        return programme
