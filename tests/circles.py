"""Groups for tests, made in a line."""

from django.utils import timezone

from kohort.groups.models import Group, Membership, Office


def circle(institution, *people, leader=None, **more) -> Group:
    """An approved group of an institution with these members; `leader` holds its office from today on."""
    fields = {"name": "Rubber boots", "language": "en", "approved": timezone.now()} | more
    group = Group.objects.create(institution=institution, **fields)
    for person in {*people, *([leader] if leader else [])}:
        belong(group, person)
    if leader:
        Office.objects.create(group=group, person=leader)
    return group


def belong(group: Group, person) -> Membership:
    return Membership.objects.create(
        institution=person.institution, group=group, person=person, way=Membership.Way.JOINED
    )
