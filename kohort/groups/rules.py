"""Groups of all who fit: kept true as facts change, by a few statements however many people there are."""

from collections.abc import Collection, Iterator

from django.db import transaction
from django.db.models import BooleanField, ExpressionWrapper, F, Q, Value
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from kohort.kit.bugs import bug
from kohort.kit.inserting import insert_from
from kohort.people.fitting import fitting
from kohort.people.models import Person

from . import jobs
from .models import Group, Membership

FEW = 200  # people whose groups are looked at one by one; of more, all groups are followed anew
BATCH = 1000
AT_ONCE = 50  # rules asked in one question
WHY = "a rule is followed for everybody"


def changed(person_ids: list[int]) -> None:
    """Have the rules followed, in the transaction that changed what is known of these people (FACTS_CHANGED)."""
    if not (ruled := set(_groups().values_list("institution_id", flat=True))):
        return
    for start in range(0, len(person_ids), BATCH):
        part = person_ids[start : start + BATCH]
        people = Person.objects.trusted(WHY).filter(pk__in=part, institution__in=ruled)
        for institution_id in people.values_list("institution_id", flat=True).distinct():
            if len(person_ids) <= FEW:
                jobs.follow_for.enqueue(institution_id, part)
            else:
                follow_once(institution_id)


@transaction.atomic
def follow_once(institution_id: int) -> None:
    """Have all rules of an institution followed by a job that has yet to begin.

    The one that waits is locked until this transaction ends: begun before, it would not see what is changed here.
    """
    waiting = DBTaskResult.objects.select_for_update(skip_locked=True).filter(
        task_path=jobs.follow_all.module_path,
        status=TaskResultStatus.READY,
        args_kwargs={"args": [institution_id], "kwargs": {}},
    )
    if not waiting.first():
        jobs.follow_all.enqueue(institution_id)


def follow_everywhere() -> None:
    """Once a day, whatever happened: programmes merge too, and no fact of a person changes then."""
    for institution_id in _groups().values_list("institution_id", flat=True).distinct():
        follow_once(institution_id)


def follow_those_of(institution_id: int, person_ids: Collection[int] | None = None) -> None:
    """Every rule of an institution, for these people or for all."""
    with transaction.atomic():  # jobs under way are waited for: what they have not committed could not be seen below
        rows = _groups().select_for_update().filter(institution_id=institution_id).order_by("pk")
        groups = [one for one in rows if one.is_ruled]
    for group in groups if person_ids is None else _touched(groups, person_ids):
        follow(group, person_ids)


def _touched(groups: list[Group], person_ids: Collection[int]) -> list[Group]:
    """The groups where one of these people is to come in or to go: few of many, found by asking fifty rules at once."""
    rows = Membership.objects.trusted(WHY).filter(person__in=person_ids, group__in=[one.pk for one in groups])
    known = set(rows.values_list("group", "person"))
    by_rule = set(rows.filter(way=Membership.Way.RULE, left__isnull=True).values_list("group", "person"))
    parts = (groups[start : start + AT_ONCE] for start in range(0, len(groups), AT_ONCE))
    fit = {pair for part in parts for pair in _fit(part, person_ids)}
    touched = {group for group, _person in (fit - known) | (by_rule - fit)}
    return [one for one in groups if one.pk in touched]


def _fit(groups, person_ids) -> Iterator[tuple[int, int]]:
    """(group, person) wherever somebody fits a rule."""
    asked = {
        f"rule_{one.pk}": ExpressionWrapper(fitting(one.segment, person_ids), output_field=BooleanField())
        for one in groups
    }
    people = Person.objects.trusted(WHY).filter(pk__in=person_ids).annotate(**asked)
    for pk, *answers in people.values_list("pk", *asked):
        yield from ((group.pk, pk) for group, fits in zip(groups, answers, strict=True) if fits)


def follow_one(group_id: int) -> None:
    """One rule, which is new or was changed."""
    for group in _groups().filter(pk=group_id):
        follow(group)


@transaction.atomic
def follow(group: Group, person_ids: Collection[int] | None = None) -> None:
    """Who fits is in, and who is in by the rule and fits no more is out; who has left stays away.

    The group is locked and read anew: of two jobs beside each other the later one sees what the earlier one did.
    """
    found = _groups().select_for_update().filter(pk=group.pk).first()
    if found is None or not found.is_ruled:
        return
    group = found
    people = Person.objects.trusted(WHY).filter(fitting(group.segment, person_ids))
    rows = Membership.objects.trusted(WHY).filter(group=group, way=Membership.Way.RULE, left__isnull=True)
    if person_ids is not None:
        rows = rows.filter(person__in=person_ids)
    rows.exclude(person__in=people.values("pk")).delete()
    if bug("left-fetched-back"):
        Membership.objects.trusted(WHY).filter(group=group, left__isnull=False).delete()
    _begin(group, people)


def _begin(group, people):
    columns = {
        "group": Value(group.pk),
        "person": F("pk"),
        "institution": F("institution_id"),
        "way": Value(Membership.Way.RULE.value),
        "since": Value(timezone.now(), output_field=Membership._meta.get_field("since")),
    }
    insert_from(people, Membership, columns)


def fits(group: Group, person_id: int | None) -> bool:
    """Whether somebody is among those the group's rule means."""
    if person_id is None or not group.is_ruled:
        return False
    return Person.objects.trusted(WHY).filter(fitting(group.segment, [person_id])).exists()


def _groups():
    ruled = Q(admits=Group.Admits.RULE, approved__isnull=False, closed__isnull=True) & ~Q(rule="")
    return Group.objects.trusted(WHY).filter(ruled)
