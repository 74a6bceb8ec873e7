"""Where an import stands, as its page tells it: the state it is in, and whether a job is at work on it."""

from django.utils.translation import gettext as _
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from .jobs import check_upload, run_import, undo_import
from .models import Import
from .running import ImportRefused, alone
from .uploads import path_of

State = Import.State
JOBS = {task.module_path: task for task in (check_upload, run_import, undo_import)}
UNFINISHED = {TaskResultStatus.READY, TaskResultStatus.RUNNING}


class Stage:
    """`name` is busy, uploaded, checked, refused, stopped, done or undone; `has_failed`: the last job ended by a fault
    of ours."""

    def __init__(self, run: Import):
        self.run = run
        jobs = DBTaskResult.objects.filter(task_path__in=JOBS, args_kwargs__args__0=run.pk)
        job = jobs.order_by("-enqueued_at").first()
        self.job = JOBS[job.task_path] if job and job.status in UNFINISHED else None
        self.has_failed = job is not None and job.status == TaskResultStatus.FAILED
        self.has_file = path_of(run.key).exists()

    @property
    def name(self) -> str:
        if self.job or (self.run.is_busy and self._is_somebody_at_it()):
            return "busy"
        return "stopped" if self.run.is_busy else str(self.run.state)

    def _is_somebody_at_it(self) -> bool:
        """A command perhaps, which is no job. Who was killed holds no lock."""
        try:
            with alone(self.run.institution):
                return False
        except ImportRefused:
            return True

    @property
    def can_be_mapped(self) -> bool:
        """Whether its columns may still be said to be something else."""
        return self.has_file and self.name in {State.UPLOADED, State.CHECKED, State.REFUSED}

    @property
    def can_go_on(self) -> bool:
        """Whether it may be taken in, or on."""
        half_way = self.name == "stopped" and self.run.state != State.UNDOING
        return self.has_file and (half_way or self.name == State.CHECKED)

    @property
    def doing(self) -> str:
        """What a busy one is busy with."""
        if self.job is undo_import or self.run.state == State.UNDOING:
            return _("Undoing the import")
        if self.job is run_import or self.run.state == State.RUNNING:
            return _("Taking them in")
        return _("Reading the file")

    @property
    def step(self) -> str:
        """Of the four steps of a file; "" on its way out."""
        if self.job is undo_import or self.run.state in {State.UNDOING, State.UNDONE}:
            return ""
        return "done" if self.job is run_import or self.run.state == State.RUNNING else "look"

    @property
    def refusal(self) -> str:
        """Why the file as a whole was refused; "" when it was not."""
        why = self.run.refusal
        return str(ImportRefused(why["code"], **why["params"])) if why else ""
