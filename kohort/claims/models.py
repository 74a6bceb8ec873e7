"""Claim, Invitation, Invited, PaperCode and Case: how an account comes to a person of the register."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.institutions.models import Institution
from kohort.kit.keys import new_key


def new_pointer() -> str:
    """128 random bits for an address in a letter. A pointer, not a key: it opens a page with one button, no more."""
    return secrets.token_urlsafe(16)


class OfOffice(Guarded):
    """A row of one institution that its office alone sees."""

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")

    class Meta:
        abstract = True

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return Q(institution_id=viewer.institution_id) if viewer.is_office else NONE


class Claim(Guarded):
    """An account took a person's place. Until it settles, each other address on record can stop it."""

    class Way(models.TextChoices):
        MAIL = "mail", _("a code to an address on record")
        LETTER = "letter", _("a code on a letter")
        INSTITUTION = "institution", _("the institution's own sign-in")
        OFFICE = "office", _("the alumni office")

    personal = Personal(export=True, erase=True, why="When and how one took one's place.")

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.CharField(max_length=24, unique=True, default=new_pointer, editable=False)
    way = models.CharField(max_length=12, choices=Way.choices)
    at = models.DateTimeField(default=timezone.now)
    settles_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)

    implies = ("person",)

    def __str__(self):
        return f"claim {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        if viewer.is_office:
            return Q(institution_id=viewer.institution_id)
        return Q(institution_id=viewer.institution_id, person_id=viewer.person_id) if viewer.is_member else NONE


class Invitation(OfOffice):
    """A segment of people without a login, invited by mail in batches, or by letters on paper."""

    class State(models.TextChoices):
        SENDING = "sending", _("being sent")
        STOPPED = "stopped", _("stopped")
        DONE = "done", _("sent")

    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    segment = models.TextField(blank=True, help_text="The query string of a Segment, without free text.")
    signature = models.CharField(_("signed by"), max_length=80, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.SENDING)
    figures = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"invitation {self.key} {self.state}"


class Invited(OfOffice):
    """One person's letter of an invitation: `key` leads to the page with the button. Sent once."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent")
        FAILED = "failed", _("refused by the mail server")
        UNKNOWN = "unknown", _("perhaps sent")
        SKIPPED = "skipped", _("left out")

    personal = Personal(export=True, erase=True, why="That one was invited, and when.")

    invitation = ForeignKey(Invitation, models.CASCADE, related_name="+")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    address = ForeignKey("people.Contact", models.SET_NULL, null=True, related_name="+")
    key = models.CharField(max_length=24, unique=True, default=new_pointer, editable=False)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    sent = models.DateTimeField(null=True)

    implies = ("invitation", "person", "address")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["invitation", "person"], name="invited_once")]
        indexes = [models.Index(fields=["invitation", "state", "id"], name="who_is_next")]

    def __str__(self):
        return f"invited {self.pk} {self.state}"


class PaperCode(OfOffice):
    """A code printed on one person's letter; kept as a keyed hash. Good for that person in that institution, once."""

    personal = Personal(export=True, erase=True, why="That a letter with a code was made for one.")

    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    invitation = ForeignKey(Invitation, models.CASCADE, null=True, related_name="+")
    mark = models.BinaryField(max_length=16)
    made = models.DateTimeField(default=timezone.now)
    ends = models.DateTimeField()
    used = models.DateTimeField(null=True)

    implies = ("person", "invitation")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["institution", "mark"], name="one_paper_code_of_a_mark")]

    def __str__(self):
        return f"paper code {self.pk}"


class Case(OfOffice):
    """Somebody asks for a place: what they typed, and what became of it. A sure one is answered by a code alone."""

    class State(models.TextChoices):
        LOOKING = "looking", _("being looked up")
        CODE = "code", _("a code was sent")
        WAITING = "waiting", _("waits for the office")
        GRANTED = "granted", _("granted")
        REFUSED = "refused", _("refused")
        DONE = "done", _("claimed")
        OVER = "over", _("run out")

    class Why(models.TextChoices):
        NOBODY = "nobody", _("Nobody in the register fits.")
        SEVERAL = "several", _("Several people in the register fit.")
        NO_ADDRESS = "no-address", _("No address on record that may claim by itself.")
        TAKEN = "taken", _("Somebody has claimed this place already.")
        STOPPED = "stopped", _("The owner of another address stopped the claim.")
        WAY_BACK = "way-back", _("All addresses are dead.")
        SIGN_IN = "sign-in", _("Signed in at the institution, and is nobody in the register.")

    personal = Personal(export=False, erase=True, why="What somebody typed who may be another; gone 30 days later.")

    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    typed = models.JSONField(
        default=dict, help_text="{given_names, surname, birth_year, programme, year, email}"
    )
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="en")
    state = models.CharField(max_length=8, choices=State.choices, default=State.LOOKING)
    why = models.CharField(max_length=12, choices=Why.choices, blank=True)
    seed = models.CharField(max_length=24, blank=True, help_text="Makes the code; see accounts.codes.")
    person = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    address = ForeignKey("people.Contact", models.SET_NULL, null=True, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    opened = models.DateTimeField(default=timezone.now)
    decided = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reason = models.TextField(blank=True)

    implies = ("person", "address")
    may = {"decide": lambda case, viewer: viewer.is_office}

    class Meta:
        indexes = [models.Index(fields=["institution", "state", "opened"], name="cases_by_state")]

    def __str__(self):
        return f"case {self.key} {self.state}"
