"""Who may be what in a round: a mentor has a degree from here or works here; for whom it is, the programme says."""

from kohort.access.viewer import Viewer
from kohort.people.models import Affiliation, Study

from .models import Part, Scheme

Role = Part.Role


def roles_for(scheme: Scheme, viewer: Viewer) -> list[Role]:
    """What the viewer may sign up as, by their own facts."""
    if not viewer.is_member:
        return []
    is_alum = Study.objects.of_oneself(viewer).filter(award_year__isnull=False).exists()
    may_be_mentor = is_alum or Affiliation.is_staff(viewer.person_id)
    may_be_mentee = {
        Scheme.For.STUDENTS: Study.is_student(viewer.person_id),
        Scheme.For.ALUMNI: is_alum,
        Scheme.For.MEMBERS: True,
    }[Scheme.For(scheme.mentees)]
    return [role for role, may in ((Role.MENTEE, may_be_mentee), (Role.MENTOR, may_be_mentor)) if may]
