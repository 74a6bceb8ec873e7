"""Account, OfficeRole, and what is kept while somebody signs in: OpenSession, PassingAddress, Tally."""

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.models import Session
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from kohort.access.guard import NONE, Guarded, Open, Viewer
from kohort.access.personal import Personal
from kohort.access.viewer import Role
from kohort.activity.models import record
from kohort.institutions.models import Institution
from kohort.kit.bugs import bug


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts without passwords: one signs in by a code, a passkey or one's institution."""

    def create_user(self, email: str = "", **fields) -> "Account":
        account = self.model(email=self.normalize_email(email), **fields)
        account.set_unusable_password()
        account.save(using=self._db)
        return account

    def at(self, email: str) -> "Account | None":
        """The active account that signs in by this address: only a verified one opens an account."""
        found = Q(emailaddress__email=email.lower(), emailaddress__verified=True, is_active=True)
        return self.filter(found).first()

    @transaction.atomic
    def welcome(self, email: str, **fields) -> "Account":
        """The account at an address somebody else vouches for (the office, the operator); made when there is none."""
        email = email.lower()
        known = self.filter(emailaddress__email=email, emailaddress__verified=True).first()
        return known or self._open(email, **fields)

    def _open(self, email, **fields):
        account = self.create_user(email, **fields)
        EmailAddress.objects.create(user=account, email=email, verified=True, primary=True)
        return account


class Account(AbstractBaseUser):
    """One login. Its addresses are allauth's `EmailAddress` rows; `email` repeats the primary one."""

    open_because = "Django's session layer and allauth read it; it names a login, and no view lists logins."
    personal = Personal(export=True, erase=True, why="The login, while one belongs somewhere.", without=("password",))

    email = models.EmailField(blank=True, db_index=True)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, blank=True)
    is_active = models.BooleanField(default=True)
    since = models.DateTimeField(default=timezone.now)

    objects = AccountManager()
    USERNAME_FIELD = "id"
    EMAIL_FIELD = "email"

    def __str__(self):
        return f"account {self.pk}"

    def sign_out_everywhere(self) -> None:
        """Ends every session there is, known to us or not, on its next request: each carries a mark of the password.

        Nobody signs in by a password here; a new unusable one is a new mark.
        """
        if not bug("sessions-live-on"):
            self.set_unusable_password()
            self.save(update_fields=["password"])
        Session.objects.filter(open_session__account=self).delete()


class OpenSession(Open):
    """A session somebody signed in to, for their own list: in which browser ("Firefox/Windows"), and when.

    No network address and no place: nobody needs them to know their own phone. It goes with the session itself.
    """

    open_because = "Found through its account alone; it names a browser in two words."
    personal = Personal(export=True, erase=True, why="Where one is signed in.", without=("session",))

    account = models.ForeignKey(Account, models.CASCADE, related_name="open_sessions")
    session = models.OneToOneField("sessions.Session", models.CASCADE, related_name="open_session")
    device = models.CharField(max_length=30)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"open session {self.pk}"


class PassingAddress(Open):
    """An address whose code is awaited, or that a letter is to go to whatever becomes of it.

    It opens nothing, keeps nobody else from the address, and is gone a day later.
    """

    open_because = "Found through the browser session or the job that holds its number."
    personal = Personal(export=True, erase=True, why="An address one is adding, or has just had.")

    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    email = models.EmailField()
    at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self):
        return f"passing address {self.pk}"


class LastCoordinator(Exception):
    """Without this one nobody could give a role, or take one back."""


class OfficeRole(Guarded):
    """What an account does for an institution's alumni office, from a day and until one."""

    personal = Personal(export=True, erase=True, why="Who worked for the office is told to that person only.")
    may = {
        "give a new factor": lambda role, viewer: (
            viewer.is_coordinator and role.until is None and role.account_id != viewer.account_id
        ),
        "withdraw": lambda role, viewer: viewer.is_coordinator and role.until is None,
    }

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    account = models.ForeignKey(Account, models.CASCADE, related_name="office_roles")
    role = models.CharField(max_length=12, choices=[(role.value, role.value) for role in Role])
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["institution", "account", "role"], name="one_office_role_of_a_kind")
        ]

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        if viewer.is_coordinator:
            return Q(institution_id=viewer.institution_id)
        return Q(institution_id=viewer.institution_id, account_id=viewer.account_id) if viewer.account_id else NONE

    @classmethod
    def held_by(cls, account_id: int):
        """The roles an account has today, everywhere."""
        rows = cls.objects.trusted("one's own roles decide what one sees and where one lands")
        return rows.filter(cls.today(), account_id=account_id)

    @staticmethod
    def today() -> Q:
        """Roles that have begun and have not ended."""
        now = timezone.now()
        return (Q(until__isnull=True) | Q(until__gt=now)) & Q(since__lte=now)

    @classmethod
    def give(cls, account: Account, institution: Institution, role: Role, by: int | None = None) -> "OfficeRole":
        """From now on, without an end. A role that had ended begins anew. `by` is an account, or None: the operator."""
        given, _ = cls.objects.trusted("a role is given once").update_or_create(
            institution=institution, account=account, role=role, defaults={"since": timezone.now(), "until": None}
        )
        record("office role given", institution=institution, by=by, role=role, account=account.pk)
        return given

    @transaction.atomic
    def withdraw(self, by: int) -> None:
        """End it, but never the last coordinator's: LastCoordinator, and nothing has changed."""
        Institution.objects.select_for_update().get(pk=self.institution_id)  # two must not withdraw each other at once
        others = type(self).objects.trusted("an office keeps a coordinator").filter(self.today()).exclude(pk=self.pk)
        left = others.filter(institution=self.institution_id, role=Role.COORDINATOR, account__is_active=True)
        if self.role == Role.COORDINATOR and not left.exists() and not bug("last-coordinator"):
            raise LastCoordinator
        self.end(by)

    def end(self, by: int | None = None) -> None:
        """From now on the office's pages are closed; the next request finds them so."""
        self.until = timezone.now()
        self.save(update_fields=["until"])
        record("office role ended", institution=self.institution, by=by, role=self.role, account=self.account_id)


class Tally(Open):
    """How often something was done since a window opened; see `limits`."""

    open_because = "A number under a keyed hash: nobody can be read out of it, and no page shows it."

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    ends = models.DateTimeField(db_index=True)
