"""What the desk starts and does not wait for. Each may run twice: the second time goes on, or finds nothing to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from django_tasks import task

from kohort.kit.tables import Refused

from . import left_out
from .file import RegisterFile
from .models import Import
from .running import check, take_in
from .undoing import undo
from .uploads import forget, let_go, path_of, sweep_old

WHY = "the job of an import somebody of the office started"


@task()
def check_upload(import_id: int) -> None:
    """The dry run: figures for people to look at, or a refusal."""
    run = _import(import_id)
    if run.state in {Import.State.UPLOADED, Import.State.CHECKED, Import.State.REFUSED}:
        with _refusing(run):
            file = _file(run)
            plan = check(file, allow_mass_change=bool(run.options.get("allow_mass_change")), tick=partial(_read, run))
            left_out.keep(run, file, plan)
            run.figures, run.length, run.refusal = plan.figures.as_dict(), plan.length, {}
            run.state = Import.State.CHECKED
            run.save(update_fields=["figures", "length", "refusal", "state"])


@task()
def run_import(import_id: int) -> None:
    """Take the upload in."""
    run = _import(import_id)
    if run.state in {Import.State.CHECKED, Import.State.RUNNING, Import.State.STOPPED}:
        with _refusing(run):
            take_in(_file(run), run=run, allow_mass_change=bool(run.options.get("allow_mass_change")))
            let_go(run.key)


@task()
def undo_import(import_id: int, by: int) -> None:
    """Take it back."""
    run = _import(import_id)
    if run.state != Import.State.UNDONE:
        undo(run, by)
        forget(run.key)


@task()
def sweep() -> None:
    """Remove uploads that are older than an undo can reach back."""
    sweep_old()


def _read(run: Import, number: int) -> None:
    """How far the dry run is, for whoever waits for it."""
    Import.objects.trusted(WHY).filter(pk=run.pk).update(length=number)


def _import(pk: int) -> Import:
    return Import.objects.trusted(WHY).select_related("institution", "source").get(pk=pk)


def _file(run: Import) -> RegisterFile:
    return RegisterFile(
        path_of(run.key), run.institution, source=run.options.get("source"), mapping=run.options.get("mapping")
    )


@contextmanager
def _refusing(run: Import) -> Iterator[None]:
    """A refusal is an answer for the desk, not a failed job."""
    try:
        yield
    except Refused as refusal:
        params = {name: str(value) for name, value in refusal.params.items()}
        run.state, run.refusal = Import.State.REFUSED, {"code": refusal.code, "params": params}
        run.save(update_fields=["state", "refusal"])
