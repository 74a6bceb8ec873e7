"""Register files taken in by the importer, and moved back to the days on which an office would have done it."""

from collections.abc import Callable, Iterable
from datetime import timedelta

from django.db.models import QuerySet

from kohort.access.viewer import Role
from kohort.accounts.models import OfficeRole
from kohort.activity.models import Happening
from kohort.institutions.models import Institution
from kohort.people.models import Contact, Origin, OtherName, Person, Study
from kohort.register.file import RegisterFile
from kohort.register.models import Import
from kohort.register.running import take_in

from .progress import Bar, Watch
from .registers import Delivery
from .told import at_noon

WHY = "the demo writes on behalf of everybody"
DATED = (Person, Study, Contact, OtherName, Origin)
TOOK = timedelta(seconds=40)


def take_in_all(institution: Institution, deliveries: Iterable[Delivery], watch: Watch) -> None:
    """Import those that are not in yet, in their order."""
    files = [(each, RegisterFile(each.path, institution, source=each.system)) for each in deliveries]
    files = [(each, file) for each, file in files if not _is_in(file)]
    with watch(f"{institution.slug}: register", 2 * sum(each.rows for each, _file in files)) as bar:
        for each, file in files:
            _move_back(take_in(file, tick=_going_on(bar)), each)


def _is_in(file: RegisterFile) -> bool:
    done = Import.objects.trusted(WHY).filter(institution=file.institution, state=Import.State.DONE)
    return done.filter(file_digest=file.file_digest()).exists()


def _going_on(bar: Bar) -> Callable[[int], None]:
    """A tick for the importer, which goes through the rows twice: to survey them, and to write them."""
    last = 0

    def tick(number: int) -> None:
        nonlocal last
        bar.update(number if number <= last else number - last)
        last = number

    return tick


def _move_back(run: Import, delivery: Delivery) -> None:
    """As if it had been done on the day of the delivery."""
    day = at_noon(delivery.day)
    for model in DATED:
        rows = model.objects.trusted(WHY).filter(institution=run.institution, recorded__gte=run.started)
        rows.update(recorded=day)
    _happened(run).update(at=day + TOOK)
    run.started, run.finished = day, day + TOOK
    run.save(update_fields=["started", "finished"])


def sign(institution: Institution) -> None:
    """The imports were the coordinator's; who she is, is known only afterwards."""
    coordinator = OfficeRole.objects.trusted(WHY).get(institution=institution, role=Role.COORDINATOR)
    runs = Import.objects.trusted(WHY).filter(institution=institution, by__isnull=True)
    for run in runs:
        _happened(run).update(by=coordinator.account_id)
    runs.update(by=coordinator.account_id)


def _happened(run: Import) -> QuerySet[Happening]:
    here = Happening.objects.trusted(WHY).filter(institution=run.institution, verb="imported")
    return here.filter(particulars__key=run.key)
