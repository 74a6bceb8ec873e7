"""The verb: take a file in. Checks it as a whole, then writes it in small transactions that a crash cannot split.

Taken up again after a kill, it surveys the file anew: what is written is unchanged then, so nothing comes twice.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from fcntl import LOCK_EX, LOCK_NB, flock
from itertools import islice

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.activity.models import record
from kohort.institutions.models import Institution
from kohort.kit.bugs import bug
from kohort.kit.keys import new_key

from .applying import Applying
from .file import RegisterFile
from .giving_way import GivingWay
from .models import UNDO_WITHIN, Change, Import, Merge, Problem, Record, Source
from .plan import SKIP, Plan
from .reading import NotARegister, Row
from .survey import survey
from .telling import EMAIL
from .tombstones import Suppressed, bury
from .uploads import plain_name

WHY = "an import is run with the rights of who started it: the office or a command"
CHUNK = 250  # rows a transaction
AT_LEAST, NAMES_SHARE, ADDRESSES_SHARE = 20, 0.02, 0.05
Tick = Callable[[int], None]


class ImportRefused(NotARegister):
    """A file that is not taken in as a whole; nothing of it was written."""

    sentences = NotARegister.sentences | {
        "mass-change": _(
            "The file would change %(names)s names and %(addresses)s e-mail addresses of people who are here already. "
            "Check that no column has moved. If all is right, allow the mass change."
        ),
        "busy": _("Another import is at work here. Wait until it is done and try once more."),
    }


class TakenOver(RuntimeError):
    """Another process has taken this import up; this one has written nothing since."""


def silent(number: int) -> None:
    """A tick nobody listens to."""


def check(file: RegisterFile, *, allow_mass_change: bool = False, tick: Tick = silent) -> Plan:
    """A dry run: what the import would do. Writes nothing. Raises Refused, NotARegister, ImportRefused."""
    plan = survey(file, tick)
    if not allow_mass_change:
        _refuse_mass_change(plan)
    return plan


def take_in(
    file: RegisterFile,
    *,
    run: Import | None = None,
    file_name: str = "",
    by: int | None = None,
    allow_mass_change: bool = False,
    tick: Tick = silent,
) -> Import:
    """Import the file, or take up what was left half-way. `run` is the row of an upload, if there is one.

    Raises Refused, NotARegister, ImportRefused: nothing was written. Raises TakenOver.
    """
    with alone(file.institution):
        run = run or _unfinished(file) or Import(file_name=plain_name(file_name or file.path.name), by_id=by)
        going_on = run.state in {Import.State.RUNNING, Import.State.STOPPED}
        plan = check(file, allow_mass_change=allow_mass_change or going_on, tick=tick)
        _begin(run, file, plan, going_on)
        _suppress(plan, file.institution)
        _write(file, plan, run, tick)
        _finish(run)
    return run


@contextmanager
def alone(institution: Institution) -> Iterator[None]:
    """One import or undo at a time in an institution. Raises ImportRefused("busy").

    The lock dies with its process. Between machines the `runner` of the Import decides (see `_hold`).
    """
    settings.KOHORT_HOME.mkdir(parents=True, exist_ok=True)
    with (settings.KOHORT_HOME / f"import-{institution.pk}.lock").open("w") as lock:
        try:
            flock(lock, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            raise ImportRefused("busy") from None
        yield


def _refuse_mass_change(plan: Plan) -> None:
    """A column that has moved shows as very many changes at once."""
    names = plan.changed_names > NAMES_SHARE * len(plan.met)
    addresses = plan.changed_addresses >= AT_LEAST and (
        plan.changed_addresses > ADDRESSES_SHARE * _with_known_address(plan.met)
    )
    if ((names and plan.changed_names >= AT_LEAST) or addresses) and not bug("mass-change-allowed"):
        raise ImportRefused("mass-change", names=plan.changed_names, addresses=plan.changed_addresses)


def _with_known_address(records: set[int]) -> int:
    ids = iter(records)
    known = Record.objects.trusted(WHY).filter(told__has_key=EMAIL)
    return sum(known.filter(pk__in=part).count() for part in iter(lambda: list(islice(ids, CHUNK)), []))


def _unfinished(file: RegisterFile) -> Import | None:
    """The same file of the same source that was being written when its process ended."""
    half_way = Import.objects.trusted(WHY).filter(
        institution=file.institution, state__in=[Import.State.RUNNING, Import.State.STOPPED], undone=None
    )
    same = half_way.filter(file_digest=file.file_digest(), source__name=file.main_source)
    return same.order_by("-pk").first()


@transaction.atomic
def _begin(run: Import, file: RegisterFile, plan: Plan, going_on: bool) -> None:
    """The figures are told once, before anything is written, and stay through every crash."""
    _forget_old_journals()
    run.institution, run.source = file.institution, _source(file)
    if not going_on:
        run.file_digest, run.figures, run.length = file.file_digest(), plan.figures.as_dict(), plan.length
        run.started = timezone.now()
    stopped = Import.objects.trusted(WHY).filter(institution=file.institution, state=Import.State.RUNNING)
    stopped.exclude(pk=run.pk).update(state=Import.State.STOPPED)
    run.state, run.runner = Import.State.RUNNING, new_key()
    run.save()
    if not going_on:
        run.problems.trusted(WHY).all().delete()
        Problem.objects.bulk_create([_problem(run, *problem) for problem in plan.problems], batch_size=500)


def _source(file: RegisterFile) -> Source:
    """The file's source, which remembers what was corrected."""
    source, _is_new = Source.objects.trusted(WHY).get_or_create(institution=file.institution, name=file.main_source)
    if file.corrected and source.mapping != file.corrected:
        source.mapping = file.corrected
        source.save(update_fields=["mapping"])
    return source


def _problem(run: Import, number: int, reason: str, column: str, is_warning: bool) -> Problem:
    return Problem(import_run=run, number=number, reason=reason, column=column[:200], is_warning=is_warning)


def _forget_old_journals() -> None:
    """Earlier values are kept no longer than they can be brought back."""
    past = timezone.now() - UNDO_WITHIN
    Change.objects.trusted(WHY).filter(import_run__started__lt=past).delete()
    Merge.objects.trusted(WHY).filter(decided__lt=past).exclude(journal={}).update(journal={})


def _suppress(plan: Plan, institution: Institution) -> None:
    """Who must not be here goes first, before anybody comes."""
    known = Suppressed(institution).marks
    for one in plan.suppressions:
        if one.people or not one.marks <= known:
            bury(institution, one.kind, one.marks, one.people)


def _write(file: RegisterFile, plan: Plan, run: Import, tick: Tick) -> None:
    applying = Applying(file, plan, run)
    rows, others = _rows(file, plan), GivingWay()
    while chunk := list(islice(rows, CHUNK)):
        with nullcontext() if bug("no-transaction") else transaction.atomic():
            _hold(run, chunk[-1].number)
            applying.chunk(chunk)
            _note_made(run, applying.programmes.made)
        tick(run.cursor)
        others.pause()


def _rows(file: RegisterFile, plan: Plan) -> Iterator[Row]:
    read, last = file.reader.read, plan.last
    for number, cells in file.records() if last else ():
        if number > last:
            return
        if plan.step(number) != SKIP:
            row = read(number, cells)
            if isinstance(row, Row):
                yield row


def _hold(run: Import, cursor: int) -> None:
    """Note the place reached, and make sure that nobody else writes this import. Raises TakenOver."""
    mine = Import.objects.trusted(WHY).filter(pk=run.pk, runner=run.runner, state=Import.State.RUNNING)
    if not mine.update(cursor=cursor) and not bug("two-runners"):
        raise TakenOver(str(run.pk))
    run.cursor = cursor


def _note_made(run: Import, made: dict[str, list[int]]) -> None:
    """Programmes and units, which an undo takes away again."""
    together = {name: sorted({*run.made.get(name, ()), *ids}) for name, ids in made.items()}
    if together != run.made:
        run.made = together
        run.save(update_fields=["made"])


@transaction.atomic
def _finish(run: Import) -> None:
    _hold(run, run.length)
    run.state, run.finished = Import.State.DONE, timezone.now()
    run.save(update_fields=["state", "finished"])
    told = {name: run.figures[name] for name in ("rows", "people", "degrees", "updated", "vanished", "merged_queue")}
    record("imported", institution=run.institution, by=run.by_id, source=run.source_name, key=run.key, **told)
