"""Who may write to whom: whom one meets at all, and to whom one writes at once, without asking first."""

from django.db.models import Q

from kohort.groups.models import Group, Membership
from kohort.kit.bugs import bug
from kohort.people.classes import shared
from kohort.people.models import Block, Person, Study

WHY = "whether two people know each other decides how they may write"


def meets(person: Person, other_id: int | None) -> bool:
    """Whether a letter can reach the other: both are here and neither is hidden, gone, or has blocked the other.

    Of the office as well: what its eyes see beyond that, they see for work.
    """
    if person.hidden_since or other_id in {None, person.pk} or other_id in Block.around(person.pk):
        return False
    here = Q(institution_id=person.institution_id, account__isnull=False, hidden_since__isnull=True)
    return Person.objects.trusted(WHY).filter(here, pk=other_id).exists()


def writes_at_once(person: Person, other_id: int) -> bool:
    """Classmates do, and fellows of a group."""
    return bug("letters-to-anybody") or are_classmates(person.pk, other_id) or are_fellows(person.pk, other_id)


def are_classmates(one: int, other: int) -> bool:
    """The rule of `facts.classmates_of`: a programme, and an academic year on it, in common."""
    mine, theirs = (Study.objects.trusted(WHY).filter(person_id=pk) for pk in (one, other))
    return any(shared(theirs, study).exists() for study in mine)


def are_fellows(one: int, other: int) -> bool:
    """Both are in a group that is open today, and both came to it by themselves.

    Whom a rule has put into a group has not said that its thousands may write to them; a class is small enough.
    """
    living = Q(left__isnull=True, group__closed__isnull=True, group__approved__isnull=False)
    chosen = ~Q(way=Membership.Way.RULE) | Q(group__kind=Group.Kind.CLASS)
    mine, theirs = (Membership.objects.trusted(WHY).filter(living, chosen, person_id=pk) for pk in (one, other))
    return theirs.filter(group_id__in=mine.values("group_id")).exists()
