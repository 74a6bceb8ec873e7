"""Fills an installation with the invented institutions and their people, by the ways real ones come.

Registers are written as files and imported; then a fifth of the people take their places and tell about themselves. The
same number of people is the same people, and doing it again changes nothing.
"""

from collections.abc import Iterator
from datetime import date
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from kohort.conversations import jobs_indexing as posts
from kohort.giving.suggesting import jobs as suggesting
from kohort.institutions.models import Institution
from kohort.people.jobs import catch_up

from .biographies import tell
from .campus import Campus, found
from .circles import gather
from .classes import classmates
from .curriculum import InstitutionPlan, institutions
from .deliveries import sign, take_in_all
from .evenings import celebrate
from .faces import portray
from .giving import give
from .invented import Invented
from .lives import settle
from .offers import offer
from .people import invent
from .personas import ensure
from .progress import Watch
from .registers import deliver, deliver_course
from .talk import talk

SEED = 2026
BATCH = 1000
SMALL = {"saarela": (7, 400), "lysbu": (12, 250)}  # one person in so many, and so many at most
LARGE = "nordvik"
ASKED = 500  # people whom the large institution offered its course


def load(people: int, watch: Watch) -> None:
    """Make the institutions with about `people` people in all. The search index wants a rebuild afterwards."""
    for slug, count in sizes(people).items():
        with TemporaryDirectory(dir=settings.KOHORT_HOME) as folder:
            _fill(institutions()[slug], count, Path(folder), watch)
    here = {one.slug: one for one in Institution.objects.filter(slug__in=institutions())}
    ensure(here)
    tell(here[LARGE].since.date())
    sign(here[LARGE])
    portray(here[LARGE])
    for institution in here.values():
        offer(institution)
    groups = gather(here)
    talk(groups, here[LARGE].since)
    celebrate(groups, here, here[LARGE])
    give(here)
    _leave_the_index_to_its_rebuild()


def sizes(people: int) -> dict[str, int]:
    """How many of all people belong to which institution."""
    small = {slug: min(people // part, most) for slug, (part, most) in SMALL.items()}
    return {LARGE: people - sum(small.values()), **small}


def _fill(plan: InstitutionPlan, count: int, folder: Path, watch: Watch) -> None:
    institution = found(plan)
    today = institution.since.date()
    deliveries = deliver(plan, _everybody(plan, count, today), folder, today)
    if plan.slug == LARGE:
        deliveries.append(deliver_course(plan, islice(_everybody(plan, count, today), ASKED), folder, today))
    take_in_all(institution, deliveries, watch)
    campus = Campus.of(institution, deliveries[0].system, deliveries[0].day, today)
    with watch(f"{institution.slug}: people", count) as bar:
        for batch in _batches(_everybody(plan, count, today)):
            settle(campus, batch)
            bar.update(len(batch))


def _everybody(plan: InstitutionPlan, count: int, today: date) -> Iterator[Invented]:
    """The classmates of the personas first, and so many in all."""
    first = list(classmates(plan, today))
    return chain(first, invent(plan, max(count - len(first), 0), SEED, today))


def _batches(people: Iterator[Invented]) -> Iterator[list[Invented]]:
    return iter(lambda: list(islice(people, BATCH)), [])


def _leave_the_index_to_its_rebuild() -> None:
    """The rebuild that follows does what these jobs would do again, one by one."""
    paths = [job.module_path for job in (catch_up, suggesting.catch_up, posts.catch_up)]
    waiting = DBTaskResult.objects.filter(task_path__in=paths, status=TaskResultStatus.READY)
    waiting.delete()
