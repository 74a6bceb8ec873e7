"""How an account comes to a person of the register: Claim, SharedDomain, Invitation, Invited, Objection, PaperCode
and Case."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.accounts.codes import new_seed
from kohort.institutions.models import Institution
from kohort.kit.bugs import bug
from kohort.kit.keys import new_key
from kohort.register import models as register

from .remembered import Remembered as Remembered
from .welcoming import FirstVisit as FirstVisit
from .welcoming import Remark as Remark


def new_pointer() -> str:
    """128 random bits for an address in a letter. A pointer, not a key: it opens a page with one button, no more."""
    return secrets.token_urlsafe(16)


class OfOffice(register.OfOffice):
    """A row of one institution, named in a column of its own, that its office alone sees."""

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")

    class Meta:
        abstract = True


class Claim(Guarded):
    """An account took a person's place. Until it settles, each other address on record can stop it."""

    class Way(models.TextChoices):
        MAIL = "mail", _("a code to an address on record")
        LETTER = "letter", _("a code on a letter")
        INSTITUTION = "institution", _("the institution's own sign-in")
        OFFICE = "office", _("the alumni office")
        BACK = "back", _("a way back in, by the alumni office")

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


class SharedDomain(OfOffice):
    """A domain whose addresses are read by several people, or change hands: none of them claims by itself."""

    domain = models.CharField(_("domain"), max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["institution", "domain"], name="one_shared_domain_each")]

    def __str__(self):
        return self.domain


class Invitation(OfOffice):
    """A segment of people without a login, invited by mail in batches, or by letters on paper."""

    class State(models.TextChoices):
        PREPARING = "preparing", _("being prepared")
        SENDING = "sending", _("being sent")
        STOPPED = "stopped", _("stopped")
        DONE = "done", _("sent")

    personal = Personal(export=False, erase=False, why="Whoever sent it is in the log of what they did.")

    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    segment = models.TextField(blank=True, help_text="The query string of a Segment, without free text.")
    signature = models.CharField(_("signed by"), max_length=80, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PREPARING)
    runner = models.CharField(max_length=12, blank=True, help_text="Whose turn it is to send; see sending.")
    figures = models.JSONField(default=dict, help_text="{letters, left_out: {why: people}, lately_too, prepared}")
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
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="en")
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    began = models.DateTimeField(null=True, help_text="When it was last taken up to be sent.")
    sent = models.DateTimeField(null=True)

    implies = ("invitation", "person", "address")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["invitation", "person"], name="invited_once")]
        indexes = [models.Index(fields=["invitation", "state", "id"], name="who_is_next")]

    def __str__(self):
        return f"invited {self.pk} {self.state}"


class Objection(OfOffice):
    """Somebody does not want to be invited again. The keyed hash of the address outlives person and address."""

    personal = Personal(export=True, erase=False, why="Without it the next file would have one invited again.")

    person = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    mark = models.BinaryField(max_length=16)
    at = models.DateTimeField(default=timezone.now)

    implies = ("person",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["institution", "mark"], name="one_objection_each")]

    def __str__(self):
        return f"objection {self.pk}"


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
        UNSURE = "unsure", _("The name fits. What they studied does not, or was not said.")
        NO_ADDRESS = "no-address", _("No address on record that may claim by itself.")
        TAKEN = "taken", _("Somebody has claimed this place already.")
        STOPPED = "stopped", _("Somebody at another address on record says: that was not me.")
        WAY_BACK = "way-back", _("All addresses are dead.")
        SIGN_IN = "sign-in", _("Signed in at the institution, and is nobody in the register.")

    personal = Personal(export=False, erase=True, why="What somebody typed who may be another; gone 30 days later.")

    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    typed = models.JSONField(default=dict, help_text="{given_names, surname, birth_year, programme, years, email}")
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="en")
    state = models.CharField(max_length=8, choices=State.choices, default=State.LOOKING)
    why = models.CharField(max_length=12, choices=Why.choices, blank=True)
    way = models.CharField(max_length=12, choices=Claim.Way.choices, default=Claim.Way.MAIL)
    seed = models.CharField(max_length=24, default=new_seed, help_text="Makes the code; see accounts.codes.")
    code_ends = models.DateTimeField(null=True, help_text="Until then the code is good.")
    pointer = models.CharField(max_length=24, unique=True, default=new_pointer, editable=False)
    claim = ForeignKey(Claim, models.SET_NULL, null=True, related_name="+")
    paper = ForeignKey(PaperCode, models.SET_NULL, null=True, related_name="+")
    person = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    address = ForeignKey("people.Contact", models.SET_NULL, null=True, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    opened = models.DateTimeField(default=timezone.now)
    decided = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reason = models.TextField(blank=True)

    implies = ("person", "address", "claim", "paper")
    may = {"decide": lambda case, viewer: viewer.is_office}

    class Meta:
        indexes = [models.Index(fields=["institution", "state", "opened"], name="cases_by_state")]

    def __str__(self):
        return f"case {self.key} {self.state}"

    @property
    def destination(self) -> str:
        """Where the code goes, and what it proves; "" where there is no such address any more.

        An address that was typed counts only where something else has proved who typed it: the office, or a letter.
        """
        if self.way == Claim.Way.MAIL and not bug("knowledge-suffices"):
            return self.address.value if self.address else ""
        return self.typed.get("email", "")

    @property
    def can_be_used(self) -> bool:
        """Whether its code is good now, and for whom is known."""
        in_time = self.code_ends is not None and self.code_ends > timezone.now()
        return in_time and self.state == self.State.CODE and bool(self.person_id and self.destination)

    @property
    def name(self) -> str:
        """As typed."""
        return f"{self.typed.get('given_names', '')} {self.typed.get('surname', '')}".strip()

    def turn(self, *states: str, **changes) -> bool:
        """Change a case that is in one of `states`. False when somebody else was faster."""
        rows = type(self).objects.trusted("one UPDATE decides what becomes of a case")
        return bool(rows.filter(pk=self.pk, state__in=states).update(**changes))
