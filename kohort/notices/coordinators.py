"""Who of the office is told that something waits for it."""

from kohort.access.viewer import Role
from kohort.accounts.models import OfficeRole
from kohort.people.models import Person

WHY = "the office is told of what waits for it"


def coordinators(institution_id: int) -> set[int]:
    """The ids of persons who hold the role today; who holds it and has no place here reads the desk."""
    held = OfficeRole.objects.trusted(WHY).filter(OfficeRole.today(), role=Role.COORDINATOR)
    accounts = held.filter(institution=institution_id).values("account_id")
    rows = Person.objects.trusted(WHY).filter(institution=institution_id, account__in=accounts, account__is_active=True)
    return set(rows.values_list("pk", flat=True))
