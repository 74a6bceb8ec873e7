"""Who may ask: staff, the alumni office, and students where the house lets them."""

from functools import wraps

from django.core.exceptions import PermissionDenied

from kohort.access.gate import SecondFactorNeeded
from kohort.access.viewer import Viewer
from kohort.giving.limits.models import Policy
from kohort.kit.bugs import bug
from kohort.people.models import Affiliation, Study


def may_ask(viewer: Viewer) -> bool:
    if not viewer.is_member:
        return False
    return (
        viewer.is_office or bug("anybody-asks") or Affiliation.is_staff(viewer.person_id) or _is_student_who_may(viewer)
    )


def asker(view):
    """Below the door of a view, which is for members: 403 for those who may not ask."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if may_ask(request.viewer):
            return view(request, *args, **kwargs)
        raise SecondFactorNeeded if may_ask(request.viewer.once_proven()) else PermissionDenied

    return guarded


def _is_student_who_may(viewer: Viewer) -> bool:
    allowed = Policy.objects.filter(institution_id=viewer.institution_id or 0, students_ask=True).exists()
    return allowed and Study.is_student(viewer.person_id)
