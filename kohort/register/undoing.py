"""Takes an import back within thirty days, sparing whoever has claimed their place or been edited since.

Who vanished because they were protected or deceased stays away. Can be taken up again after a crash: what is undone is
no longer marked as made by the import.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import Guarded
from kohort.activity.models import record
from kohort.institutions.models import Programme, Unit
from kohort.kit.bugs import bug
from kohort.kit.tables import Refused
from kohort.people.facts import Fact
from kohort.people.indexing import changed
from kohort.people.models import Person, Study

from .journal import put_back, rows_of, values
from .models import Change, Entry, Import, Merge, Record
from .running import alone
from .telling import field_of
from .updating import REGISTERS, SORT_KEYS

WHY = "an import is undone with the rights of who asks for it: the office or a command"
CHUNK = 300


class CannotUndo(Refused):
    """An import that stays, and why."""

    sentences = Refused.sentences | {
        "too-late": _("An import can be undone for 30 days. This one is older, or it was never finished."),
        "later-first": _("A later import of the same source is in the way. Undo that one first."),
    }


def undo(run: Import, by: int | None = None) -> None:
    """Raises CannotUndo, ImportRefused("busy")."""
    if not run.can_be_undone:
        raise CannotUndo("too-late")
    if is_built_upon(run):
        raise CannotUndo("later-first")
    with alone(run.institution):
        run.state = Import.State.UNDOING
        run.save(update_fields=["state"])
        for step in (_people, _entries, _changes):
            _in_parts(run, step)
        _end(run, by)


def is_built_upon(run: Import) -> bool:
    """Whether a later import has built upon this one."""
    busy = [Import.State.DONE, Import.State.RUNNING, Import.State.STOPPED]
    later = Import.objects.trusted(WHY).filter(source_id=run.source_id, pk__gt=run.pk, state__in=busy)
    return any(figures.get(name) for figures in later.values_list("figures", flat=True) for name in _WRITING)


_WRITING = ("people", "degrees", "updated")


def _in_parts(run: Import, step) -> None:
    going = True
    while going:
        with transaction.atomic():
            going = step(run)


def _people(run: Import) -> bool:
    """Records it brought, and their people where nothing else holds them."""
    records = list(Record.objects.trusted(WHY).filter(made_by=run).select_related("source").order_by("pk")[:CHUNK])
    people = {one.person_id for one in records}
    spared = touched(people, run) | _renamed(records)
    elsewhere = Record.objects.trusted(WHY).filter(person__in=people).exclude(made_by=run)
    held = spared | set(elsewhere.values_list("person_id", flat=True))
    _keep([one for one in records if one.person_id in spared])
    _drop_records([one for one in records if one.person_id not in spared])
    _erase({one.person_id for one in records if one.brought_person} - held)
    return bool(records)


def _keep(records: list[Record]) -> None:
    ids = [one.pk for one in records]
    Entry.objects.trusted(WHY).filter(record__in=ids).update(made_by=None)
    Record.objects.trusted(WHY).filter(pk__in=ids).update(made_by=None)


def _drop_records(records: list[Record]) -> None:
    """With their degrees, and with the facts that no other record of the same person tells too."""
    people = {one.person_id for one in records}
    changed(people, narrowing=True)
    _drop_studies(Entry.objects.trusted(WHY).filter(record__in=records))
    told: dict[int, set[str]] = defaultdict(set)
    for other in Record.objects.trusted(WHY).filter(person__in=people).exclude(pk__in=[one.pk for one in records]):
        told[other.person_id] |= other.told.keys()
    for model in set(fact_models()) - {Study}:
        facts = model.objects.trusted(WHY).filter(person__in=told, source__in={one.source.mark for one in records})
        gone = [fact.pk for fact in facts if field_of(fact) not in told[fact.person_id]]
        facts.filter(pk__in=gone).delete()
    Record.objects.trusted(WHY).filter(pk__in=[one.pk for one in records]).delete()


def _drop_studies(entries) -> None:
    """Those that only these entries tell of. What another source tells too is that one's from now on."""
    ids = set(entries.exclude(study=None).values_list("study_id", flat=True))
    marks = {f"{REGISTERS}{name}" for name in entries.values_list("source__name", flat=True).distinct()}
    others = Entry.objects.trusted(WHY).filter(study__in=ids).exclude(pk__in=list(entries.values_list("pk", flat=True)))
    studies = Study.objects.trusted(WHY).filter(source__in=marks)
    for study, source in others.values_list("study_id", "source__name"):
        studies.filter(pk=study).update(source=f"{REGISTERS}{source}")
        ids.discard(study)
    studies.filter(pk__in=ids).delete()


def _erase(people: set[int]) -> None:
    Person.objects.trusted(WHY).filter(pk__in=people).delete()


def _entries(run: Import) -> bool:
    """Degrees it added to people who were here."""
    entries = Entry.objects.trusted(WHY).filter(made_by=run)
    part = list(entries.order_by("pk").values_list("pk", "record__person_id")[:CHUNK])
    people = {person for _pk, person in part}
    spared = touched(people, run)
    changed(people, narrowing=True)
    gone = Entry.objects.trusted(WHY).filter(pk__in=[pk for pk, person in part if person not in spared])
    _drop_studies(gone)
    gone.delete()
    entries.filter(pk__in=[pk for pk, person in part if person in spared]).update(made_by=None)
    return bool(part)


def _changes(run: Import) -> bool:
    """What it changed, the last change first."""
    part = list(Change.objects.trusted(WHY).filter(import_run=run).order_by("-pk")[:CHUNK])
    spared = touched({change.person_id for change in part}, run)
    changed({change.person_id for change in part}, narrowing=True)
    for label in dict.fromkeys(change.model for change in part):
        here = rows_of(label, [change.row for change in part if change.model == label])
        for change in part:
            if change.model == label and change.person_id not in spared and change.row in here:
                _take_back(here[change.row], change)
    Change.objects.trusted(WHY).filter(pk__in=[change.pk for change in part]).delete()
    return bool(part)


def _take_back(row: Guarded, change: Change) -> None:
    """Only where it still says what the import made it say."""
    if change.before is None:
        type(row).objects.trusted(WHY).filter(pk=row.pk).delete()
        return
    current = values(row, change.after)
    names = [name for name, value in change.after.items() if current[name] == value]
    put_back(row, {name: change.before[name] for name in names})
    extra = SORT_KEYS if isinstance(row, Person) else ()
    if isinstance(row, Person):
        row.set_sort_keys()
    if names:
        type(row).objects.trusted(WHY).bulk_update([row], [*names, *extra])


def touched(people: Iterable[int], run: Import) -> set[int]:
    """Who has claimed their place, been edited or been joined with somebody since the import began."""
    people = list(people)
    if not people or bug("undo-spares-nobody"):
        return set()
    claimed = Q(account__isnull=False) & (
        Q(claimed_at__gte=run.started) | Q(claimed_at=None, recorded__gte=run.started)
    )
    found = set(Person.objects.trusted(WHY).filter(claimed, pk__in=people).values_list("pk", flat=True))
    by_hand = Q(recorded__gte=run.started) & (~Q(source__startswith=REGISTERS) | Q(recorded_by__isnull=False))
    for model in fact_models():
        facts = model.objects.trusted(WHY).filter(by_hand | Q(confirmed__gte=run.started), person__in=people)
        found |= set(facts.values_list("person_id", flat=True))
    joined = Merge.objects.trusted(WHY).filter(joined_into__in=people, decided__gte=run.started)
    return found | set(joined.values_list("joined_into_id", flat=True))


def fact_models() -> Iterator[type[Fact]]:
    return (model for model in apps.get_models() if issubclass(model, Fact))


def _renamed(records: list[Record]) -> set[int]:
    """People this import brought whose name is not the register's any more."""
    people = Person.objects.trusted(WHY).in_bulk({one.person_id for one in records if one.brought_person})
    names = ("given_names", "call_name", "surname")
    return {
        one.person_id
        for one in records
        if one.person_id in people
        and (person := people[one.person_id])
        and any(getattr(person, name) != getattr(one, name) for name in names)
    } - (set(people) if bug("undo-spares-nobody") else set())


@transaction.atomic
def _end(run: Import, by: int | None) -> None:
    Merge.objects.trusted(WHY).filter(made_by=run, state=Merge.State.WAITING).delete()
    _drop_unused(Programme, Study, "programme", run.made.get("programmes", ()))
    _drop_unused(Unit, Programme, "unit", run.made.get("units", ()))
    run.state, run.undone, run.runner = Import.State.UNDONE, timezone.now(), ""
    run.save(update_fields=["state", "undone", "runner"])
    record("import undone", institution=run.institution, by=by, source=run.source_name, key=run.key)


def _drop_unused(model: type[Any], user: type[Any], name: str, ids: Iterable[int]) -> None:
    """Programmes and units it created, unless something stands on them by now."""
    ids = set(ids)
    used = user.objects.all() if model is Unit else user.objects.trusted(WHY)
    ids -= set(used.filter(**{f"{name}__in": ids}).values_list(f"{name}_id", flat=True))
    model.objects.filter(pk__in=ids).delete()
