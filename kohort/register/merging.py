"""Joins two people who are one, keeps them apart, and takes either back for thirty days, exactly.

Everything that points at the one who goes is moved to the one who stays, whichever app it belongs to. Whoever has
claimed their place stays; two who both have are never joined. What others see never grows: the stricter audience wins.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import ForeignKey, ManyToOneRel, Model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.audience import Audience
from kohort.access.guard import Guarded
from kohort.activity.models import record
from kohort.kit.bugs import bug
from kohort.kit.tables import Refused
from kohort.people.facts import Fact
from kohort.people.indexing import changed
from kohort.people.models import Contact, OtherName, Person, Study

from .journal import column_of, make_again, rows_of, whole
from .models import UNDO_WITHIN, Merge

WHY = "two people who are one are joined as the office decides"
ABOUT_THE_ROW = {"id", "institution", "person", "audience", "source", "recorded", "recorded_by", "confirmed"}
TWINS = {Study: ("programme_id", "award_year"), Contact: ("kind", "folded"), OtherName: ("kind", "value")}


class CannotMerge(Refused):
    """Two people who stay as they are, and why."""

    sentences = Refused.sentences | {
        "both-claimed": _("Both have claimed their place and sign in. One of them has to leave first."),
        "decided": _("Somebody has decided about these two already."),
        "gone": _("One of the two is no longer here."),
        "too-late": _("The 30 days in which this could be undone are over."),
        "later-first": _("One of them was joined with somebody else since. Undo that first."),
    }


@dataclass
class Journal:
    """`moved` and `changed`: [model, id, column, before, after]; `deleted`: whole rows; `made`: [model, id]."""

    stayed: int = 0
    gone: dict = field(default_factory=dict)
    moved: list = field(default_factory=list)
    changed: list = field(default_factory=list)
    deleted: list = field(default_factory=list)
    made: list = field(default_factory=list)


@transaction.atomic
def join(merge: Merge, by: int | None) -> None:
    """Raises CannotMerge: decided, gone, both-claimed."""
    _take(merge, Merge.State.WAITING)
    stays, goes = _who_stays(merge)
    joining = Joining(stays, goes)
    changed([stays.pk, goes.pk], narrowing=True)
    joining.move_everything(merge)
    merge.one, merge.other, merge.joined_into = None, None, stays
    merge.journal = asdict(joining.journal)
    _decide(merge, Merge.State.JOINED, by)
    Person.objects.trusted(WHY).filter(pk=goes.pk).delete()
    record("merged", institution=merge.institution, by=by, about=stays)


@transaction.atomic
def keep_apart(merge: Merge, by: int | None) -> None:
    """Raises CannotMerge("decided")."""
    _take(merge, Merge.State.WAITING)
    _decide(merge, Merge.State.APART, by)


@transaction.atomic
def undo(merge: Merge, by: int | None) -> None:
    """Raises CannotMerge: decided, too-late, later-first."""
    _take(merge, Merge.State.JOINED, Merge.State.APART)
    if merge.state == Merge.State.JOINED:
        if not (merge.decided and merge.journal) or merge.decided < timezone.now() - UNDO_WITHIN:
            raise CannotMerge("too-late")
        if merge.joined_into_id != merge.journal["stayed"]:
            raise CannotMerge("later-first")
        _part(merge)
        record("merge undone", institution=merge.institution, by=by, about=merge.one)
    _decide(merge, Merge.State.WAITING, None)


def _take(merge: Merge, *states: str) -> None:
    """The row as it is now, kept from others until the end of the transaction."""
    Merge.objects.trusted(WHY).select_for_update().filter(pk=merge.pk).first()
    merge.refresh_from_db(from_queryset=Merge.objects.trusted(WHY))
    if merge.state not in states:
        raise CannotMerge("decided")


def _decide(merge: Merge, state: str, by: int | None) -> None:
    merge.state, merge.by_id = state, by
    merge.decided = None if state == Merge.State.WAITING else timezone.now()
    merge.save()


def _who_stays(merge: Merge) -> tuple[Person, Person]:
    """(who stays, who goes): the claimed one, else the one who was here first. Raises CannotMerge."""
    here = Person.objects.trusted(WHY).select_for_update().filter(pk__in=[merge.one_id, merge.other_id])
    people = sorted(here, key=lambda person: (not person.is_claimed, person.pk))
    if len(people) < 2:
        raise CannotMerge("gone")
    if people[1].is_claimed and not bug("two-claimed-joined"):
        raise CannotMerge("both-claimed")
    return people[0], people[1]


class Joining:
    """Moves what belongs to one person to another, and writes down every step."""

    def __init__(self, stays: Person, goes: Person):
        self.stays, self.goes = stays, goes
        self.journal = Journal(stayed=stays.pk, gone=whole(goes))

    def move_everything(self, merge: Merge) -> None:
        self._hide()
        self._other_merges(merge)
        for model, key in keys_to(Person):
            if model is not Merge or key.name == "joined_into":
                self._move_all(model, key)
        self._keep_name()

    def _hide(self) -> None:
        """Who was hidden under one name stays hidden."""
        if self.goes.hidden_since and not self.stays.hidden_since:
            self._change(self.stays, "hidden_since", self.goes.hidden_since)

    def _other_merges(self, merge: Merge) -> None:
        """Who was to be compared with the one who goes is compared with the one who stays."""
        for name, other_name in (("one", "other"), ("other", "one")):
            for row in Merge.objects.trusted(WHY).filter(**{name: self.goes}).exclude(pk=merge.pk):
                third = getattr(row, f"{other_name}_id")
                self._delete(row)
                pair = {"one_id": min(third, self.stays.pk), "other_id": max(third, self.stays.pk)}
                if not Merge.objects.trusted(WHY).filter(**pair).exists():
                    kept = {
                        "institution_id": row.institution_id,
                        "why": row.why,
                        "state": row.state,
                        "by_id": row.by_id,
                    }
                    self._made(Merge.objects.create(**pair, **kept, decided=row.decided, found=row.found))

    def _move_all(self, model: type[Any], key: ForeignKey) -> None:
        rows = list(model.objects.trusted(WHY).filter(**{key.name: self.goes}).order_by("pk"))
        own = list(model.objects.trusted(WHY).filter(**{key.name: self.stays})) if issubclass(model, Fact) else []
        for row in rows:
            if twins := [one for one in own if _same(one, row)]:
                self._one_of(twins, row)
            else:
                self._narrow(row, own)
                self._move(row, key, self.stays.pk)

    def _one_of(self, twins: list[Fact], row: Fact) -> None:
        """A fact both have: one stays, seen by those alone who saw both, and what pointed at the other points at it."""
        for twin in twins:
            self._narrow(twin, [row])
        for model, key in keys_to(type(row)):
            for user in model.objects.trusted(WHY).filter(**{key.name: row}):
                self._move(user, key, twins[0].pk)
        self._delete(row)

    def _narrow(self, row: Guarded, beside: list[Fact]) -> None:
        strictest = min((fact.audience for fact in beside), default=Audience.PUBLIC)
        if isinstance(row, Fact) and row.audience > strictest and not bug("wider-audience"):
            self._change(row, "audience", strictest)

    def _move(self, row: Guarded, key: ForeignKey, to: int) -> None:
        """A row that cannot be had twice is deleted instead; the journal has it."""
        before = getattr(row, key.attname)
        try:
            with transaction.atomic():
                type(row).objects.trusted(WHY).filter(pk=row.pk).update(**{key.attname: to})
        except IntegrityError:
            self._delete(row)
        else:
            self.journal.moved.append([row._meta.label, row.pk, key.attname, before, to])

    def _change(self, row: Guarded, name: str, value: object) -> None:
        column = column_of(row, name)
        before = column.value_to_string(row) if getattr(row, name) is not None else None
        setattr(row, name, value)
        type(row).objects.trusted(WHY).filter(pk=row.pk).update(**{name: value})
        self.journal.changed.append([row._meta.label, row.pk, name, before, column.value_to_string(row)])

    def _delete(self, row: Guarded) -> None:
        self.journal.deleted.append(whole(row))
        type(row).objects.trusted(WHY).filter(pk=row.pk).delete()

    def _made(self, row: Model) -> None:
        self.journal.made.append([row._meta.label, row.pk])

    def _keep_name(self) -> None:
        """The office still finds the one who went by the name they had."""
        name = f"{self.goes.given_names} {self.goes.surname}".strip()[:160]
        if name != f"{self.stays.given_names} {self.stays.surname}".strip():
            kept = OtherName(
                institution_id=self.stays.institution_id,
                person=self.stays,
                source="office",
                kind=OtherName.Kind.REGISTERED,
                value=name,
            )
            kept.save()
            self._made(kept)


def _same(one: Fact, other: Fact) -> bool:
    names = TWINS.get(type(one)) or [f.attname for f in one._meta.concrete_fields if f.name not in ABOUT_THE_ROW]
    return all(getattr(one, name) == getattr(other, name) for name in names)


def keys_to(model: type[Model]) -> Iterator[tuple[type[Any], ForeignKey]]:
    """Every (model, foreign key) of any app that points at the model."""
    for relation in model._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel):
            yield relation.related_model, relation.field


def _part(merge: Merge) -> None:
    """Two people again, each with what was theirs. What came since stays with the one who stayed."""
    journal = Journal(**merge.journal)
    stayed, gone = journal.stayed, journal.gone["pk"]
    for label, pk in journal.made:
        apps.get_model(label).objects.trusted(WHY).filter(pk=pk).delete()
    make_again(journal.gone)
    for kept in journal.deleted:
        make_again(kept)
    for changes in (journal.moved, journal.changed):
        for label, rows in _by_model(changes).items():
            here = rows_of(label, [pk for pk, *_rest in rows])
            for pk, *step in rows:
                _step_back(here.get(pk), *step)
    changed([stayed, gone], narrowing=True)
    merge.one_id, merge.other_id = sorted((stayed, gone))
    merge.joined_into, merge.journal = None, {}


def _by_model(steps: list) -> dict[str, list]:
    found: dict[str, list] = defaultdict(list)
    for label, *step in reversed(steps):
        found[label].append(step)
    return found


def _step_back(row: Guarded | None, name: str, before: object, after: object) -> None:
    """Only what still is as the join left it."""
    if row is None:
        return
    column = column_of(row, name)
    current = getattr(row, column.attname)
    told = current if column.is_relation or current is None else column.value_to_string(row)
    if told == after:
        value = before if column.is_relation or before is None else column.to_python(before)
        setattr(row, column.attname, value)  # one column may have more steps to go back
        type(row).objects.trusted(WHY).filter(pk=row.pk).update(**{column.attname: value})
