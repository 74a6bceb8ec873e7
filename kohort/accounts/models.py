"""Account and OfficeRole."""

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone

from kohort.access.guard import NONE, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.access.viewer import Role
from kohort.institutions.models import Institution


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts without passwords: one signs in by a code, a passkey or one's institution."""

    def create_user(self, email: str = "", **fields) -> "Account":
        account = self.model(email=self.normalize_email(email), **fields)
        account.set_unusable_password()
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """One login. Its addresses are allauth's `EmailAddress` rows; `email` repeats the primary one."""

    open_because = "Django's session layer and allauth read it; it names a login, and no view lists logins."

    email = models.EmailField(blank=True, db_index=True)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, blank=True)
    is_active = models.BooleanField(default=True)
    since = models.DateTimeField(default=timezone.now)

    objects = AccountManager()
    USERNAME_FIELD = "id"
    EMAIL_FIELD = "email"

    def __str__(self):
        return f"account {self.pk}"


class OfficeRole(Guarded):
    """What an account does for an institution's alumni office, from a day and until one."""

    personal = Personal(export=True, erase=True, why="Who worked for the office is told to that person only.")

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
