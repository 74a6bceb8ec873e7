"""Who may be what in a round: a mentor has a degree from here or works here; for whom it is, the programme says."""

from kohort.access.viewer import Viewer
from kohort.people.models import Affiliation, Person, Study

from .models import Part, Scheme

WHY = "whom a programme is for hears of its rounds"
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


def meant(scheme: Scheme):
    """Members whom the programme is for, in its unit if it has one, as a query; who hides is not among them."""
    here = {"institution": scheme.institution_id, "account__is_active": True, "hidden_since": None}
    people = Person.objects.trusted(WHY).filter(**here)
    if scheme.mentees == Scheme.For.MEMBERS and not scheme.unit_id:
        return people
    every = Study.objects.trusted(WHY)
    graduates = every.filter(award_year__isnull=False)
    studies = {Scheme.For.STUDENTS: Study.going_on(), Scheme.For.ALUMNI: graduates, Scheme.For.MEMBERS: every}
    those = studies[Scheme.For(scheme.mentees)]
    if scheme.unit_id:
        those = those.filter(programme__unit=scheme.unit_id)
    return people.filter(pk__in=those.values("person_id"))
