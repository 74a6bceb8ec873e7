"""What the register keeps beside the people: their sources, the imports that brought them, and who shall not come back.

Names and birth years of a register live here (`Record`), not on the person; the office alone reads any of it.
"""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.institutions.models import Institution
from kohort.kit.keys import new_key

UNDO_WITHIN = timedelta(days=30)


class OfOffice(Guarded):
    """A row of one institution that its office alone sees; `home` is the path to the institution."""

    home = "institution_id"

    class Meta:
        abstract = True

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return Q(**{cls.home: viewer.institution_id}) if viewer.is_office else NONE


class Source(OfOffice):
    """A student system. `mapping` {field: heading} is what the office corrected last time ("" leaves a column out)."""

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    name = models.CharField(max_length=40)
    mapping = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["institution", "name"], name="one_source_of_a_name")]

    def __str__(self):
        return self.name

    @property
    def mark(self) -> str:
        """The `source` of the facts that come from here."""
        return f"register:{self.name}"


class Import(OfOffice):
    """One file on its way in. `figures` are what it does in all, known before the first row is written."""

    personal = Personal(export=False, erase=False, why="Whoever ran it is in the log of what they did.")

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("uploaded")
        CHECKED = "checked", _("checked")
        REFUSED = "refused", _("refused")
        RUNNING = "running", _("running")
        STOPPED = "stopped", _("stopped half-way")
        DONE = "done", _("done")
        UNDOING = "undoing", _("being undone")
        UNDONE = "undone", _("undone")

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    source = ForeignKey(Source, models.CASCADE, null=True, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    file_name = models.CharField(max_length=200)
    file_digest = models.CharField(max_length=32, db_index=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.UPLOADED)
    runner = models.CharField(max_length=12, blank=True, help_text="Who writes now; a new one shuts the old one out.")
    cursor = models.PositiveIntegerField(default=0, help_text="Everything up to this record number is written.")
    length = models.PositiveIntegerField(default=0, help_text="The last record number.")
    figures = models.JSONField(default=dict)
    options = models.JSONField(default=dict)
    made = models.JSONField(default=dict, help_text="Programmes and units it created: {model: [id]}.")
    refusal = models.JSONField(default=dict, help_text="Why the file was refused: {code, params}.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    started = models.DateTimeField(default=timezone.now)
    finished = models.DateTimeField(null=True)
    undone = models.DateTimeField(null=True)

    implies = ("source",)

    def __str__(self):
        return f"{self.file_name} {self.state}"

    @property
    def source_name(self) -> str:
        """Empty until the file was checked."""
        return self.source.name if self.source else ""

    @property
    def progress(self) -> int:
        """Per cent of the file written."""
        return 100 * self.cursor // self.length if self.length else 0

    @property
    def is_busy(self) -> bool:
        return self.state in {self.State.RUNNING, self.State.UNDOING}

    @property
    def can_be_undone(self) -> bool:
        """Whether its time is not over; a later import of the same source may still be in the way (see `undoing`)."""
        ended = self.state in {self.State.DONE, self.State.STOPPED, self.State.UNDOING}
        return ended and self.started > timezone.now() - UNDO_WITHIN


class Record(OfOffice):
    """One human in one source: the register's names and birth year. Two records of a source are two people.

    `told` remembers, as keyed hashes, what the register last said in each field and in which import, so that only news
    is written and what an owner changed or removed stays so. `name_key`: see `matching.name_key`.
    """

    personal = Personal(
        export=True,
        erase=True,
        why="What the university's register says of one.",
        without=("told", "name_key", "brought_person"),
    )

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+", db_index=False)
    source = ForeignKey(Source, models.CASCADE, related_name="+", db_index=False)
    source_person_id = models.CharField(max_length=80)
    person = ForeignKey("people.Person", models.CASCADE, related_name="records")
    made_by = ForeignKey(Import, models.SET_NULL, null=True, related_name="+")
    brought_person = models.BooleanField(default=True)
    given_names = models.CharField(max_length=120)
    call_name = models.CharField(max_length=60)
    surname = models.CharField(max_length=120)
    birth_year = models.PositiveSmallIntegerField(null=True)
    name_key = models.BigIntegerField(null=True)
    told = models.JSONField(default=dict)
    do_not_contact = models.BooleanField(default=False)

    implies = ("source", "person", "made_by")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "source_person_id"], name="one_record_per_id")]
        indexes = [models.Index(fields=["institution", "name_key"], name="records_by_name")]

    def __str__(self):
        return f"record {self.pk}"


class FormerKey(OfOffice):
    """A record's `name_key` under a surname it no longer has."""

    personal = Personal(export=False, erase=True, why="A number made of an earlier name, which is exported itself.")
    home = "record__institution_id"

    record = ForeignKey(Record, models.CASCADE)
    key = models.BigIntegerField(db_index=True)

    implies = ("record",)

    def __str__(self):
        return f"former key {self.pk}"


class Entry(OfOffice):
    """One degree in one source. `digest` is its row's when it was last read: the same digest, nothing to do."""

    personal = Personal(export=False, erase=True, why="Says which study came from which row; the study is exported.")
    home = "source__institution_id"

    source = ForeignKey(Source, models.CASCADE, related_name="+", db_index=False)
    degree_id = models.CharField(max_length=80)
    record = ForeignKey(Record, models.CASCADE)
    study = ForeignKey("people.Study", models.SET_NULL, null=True, related_name="+")
    made_by = ForeignKey(Import, models.SET_NULL, null=True, related_name="+")
    digest = models.BigIntegerField()
    warnings = models.CharField(max_length=160, blank=True, help_text="Of its row, parted by blanks.")

    implies = ("source", "record", "study", "made_by")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "degree_id"], name="one_entry_per_degree")]
        indexes = [models.Index(fields=["source", "digest"], name="entries_by_digest")]

    def __str__(self):
        return f"entry {self.pk}"


class Change(OfOffice):
    """What an import did to somebody who was here before it: the row, and its fields before and after.

    No `before`: the row was created. Kept as long as the import can be undone.
    """

    personal = Personal(
        export=False, erase=True, why="Earlier values for thirty days, so that an import can be undone."
    )
    home = "import_run__institution_id"

    import_run = ForeignKey(Import, models.CASCADE, related_name="changes")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    model = models.CharField(max_length=60)
    row = models.BigIntegerField()
    before = models.JSONField(null=True)
    after = models.JSONField(default=dict)

    implies = ("import_run", "person")

    def __str__(self):
        return f"{self.model} {self.row}"


class Problem(OfOffice):
    """A record of a file that was left out, or taken in with a warning: which, why, which column. Not what it said."""

    home = "import_run__institution_id"

    import_run = ForeignKey(Import, models.CASCADE, related_name="problems")
    number = models.PositiveIntegerField()
    reason = models.CharField(max_length=20)
    column = models.CharField(max_length=200, blank=True)
    is_warning = models.BooleanField(default=False)

    implies = ("import_run",)

    def __str__(self):
        return f"{self.number} {self.reason}"


class Merge(OfOffice):
    """Two people who may be one. `one` came first, `joined_into` lived on; the `journal` undoes it for thirty days."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        JOINED = "joined", _("joined")
        APART = "apart", _("kept apart")

    class Why(models.TextChoices):
        ADDRESS = "address", _("The same e-mail address; the name or the birth year is another one, or missing.")
        NAME = "name", _("The same name and birth year, but not the same programme.")
        SEVERAL = "several", _("The same name, birth year and programme as several others.")
        PAIR = "pair", _("Two ids of one source with the same name, birth year and e-mail address.")
        MOVED = "moved", _("The source has moved a degree from one to the other.")

    personal = Personal(export=False, erase=True, why="Says that two records may be one person; about both.")

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    one = ForeignKey("people.Person", models.CASCADE, null=True, related_name="+")
    other = ForeignKey("people.Person", models.CASCADE, null=True, related_name="+")
    joined_into = ForeignKey("people.Person", models.CASCADE, null=True, related_name="+")
    why = models.CharField(max_length=10, choices=Why.choices)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    made_by = ForeignKey(Import, models.SET_NULL, null=True, related_name="+")
    found = models.DateTimeField(default=timezone.now)
    decided = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    journal = models.JSONField(default=dict)

    implies = ("one", "other", "joined_into", "made_by")
    may = {"decide": lambda merge, viewer: viewer.is_office}

    def join(self, by: int | None) -> None:
        """They are one. Raises merging.CannotMerge. `by` is an account's id."""
        from . import merging  # it moves rows of models, which begin here

        merging.join(self, by)

    def keep_apart(self, by: int | None) -> None:
        """They are two; nobody is asked again. Raises merging.CannotMerge."""
        from . import merging  # as above

        merging.keep_apart(self, by)

    def undo(self, by: int | None) -> None:
        """Everything as it was before they were joined or kept apart. Raises merging.CannotMerge."""
        from . import merging  # as above

        merging.undo(self, by)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="a_pair_waits_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="the_older_one_first"),
        ]

    def __str__(self):
        return f"{self.why} {self.state}"


class Tombstone(OfOffice):
    """Somebody who must not be taken in: a keyed hash of a source id or an address, no more (see `tombstones`)."""

    class Kind(models.TextChoices):
        PROTECTED = "protected", _("protected identity")
        DECEASED = "deceased", _("deceased")
        ERASED = "erased", _("erased on request")

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+", db_index=False)
    mark = models.BinaryField(max_length=16)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["institution", "mark"], name="one_tombstone_each")]

    def __str__(self):
        return f"tombstone {self.pk}"
