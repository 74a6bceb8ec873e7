"""Neither the next file of the register nor an undo brings back whoever left."""

import pytest
from django.conf import settings
from django.utils import timezone

from kohort.accounts.models import Account
from kohort.institutions.models import Institution
from kohort.privacy.erasing import erase
from kohort.privacy.finished import forget_jobs
from kohort.privacy.wiping import wipe_tonight
from kohort.register.models import Change, Record, Tombstone
from kohort.register.tests.files import degree, many
from kohort.register.tests.importing import Register
from kohort.register.undoing import undo
from kohort.register.uploads import LEFT_OUT, opened_new, path_of

from .everything import WHY, whole_database

ADDRESS = "secret@example.com"
KARI = degree(email_private=ADDRESS)


@pytest.fixture
def register(cast, tmp_path):
    names = {"nb": "Høgskolen på Lysbu"}
    return Register(Institution.objects.create(slug="lysbu", names=names, language="nb", country="NO"), tmp_path)


def claimed(person):
    person.account = Account.objects.create_user("login@example.net")
    person.claimed_at = timezone.now()
    person.save()
    person.account.emailaddress_set.create(email="login@example.net", verified=True, primary=True)
    return person


@pytest.mark.parametrize(
    "row",
    [
        KARI,
        KARI | {"source_person_id": "", "surname": "Other"},
        degree("P9", "D9", email_private=ADDRESS),
        degree("P9", "D9", email_private="login@example.net"),
        degree("P1", "D7", given_names="Someone"),
    ],
)
def test_by_any_id_or_address_they_are_known_again(register, row):
    register.take([KARI, *many(2, start=5)])
    erase(claimed(register.person()))
    before = register.people.count()
    assert register.take([row, *many(2, start=5)]).figures["rejected"] == {"kept-out": 1}
    assert register.people.count() == before


def test_another_source_with_the_same_address_is_kept_out_too(register):
    register.take([KARI])
    erase(register.person())
    assert register.take([degree("X1", "Y1", email_private=ADDRESS)], source="b").figures["people"] == 0


def test_a_namesake_is_not(register):
    """Somebody else of the same name, with another id and address, comes in."""
    register.take([KARI])
    erase(register.person())
    assert register.take([degree("P2", "D2", email_private="else@example.com")]).figures["people"] == 1


def test_an_undo_brings_nobody_back(register):
    register.take([KARI, *many(2, start=5)])
    news = register.take([KARI | {"surname": "News", "degree_title": "Other"}, *many(2, start=5)])
    assert Change.objects.trusted(WHY).exists()
    erase(register.person())
    undo(news)
    assert ADDRESS not in whole_database()
    assert not Record.objects.trusted(WHY).filter(source_person_id="P1").exists()


def test_an_undo_of_the_import_that_brought_them_works_still(register):
    run = register.take([KARI, *many(2, start=5)])
    erase(register.person())
    undo(run)
    assert not register.people.exists()


def test_what_is_kept_is_a_hash(register):
    register.take([KARI])
    key = register.person().key
    erase(register.person())
    rows = Tombstone.objects.trusted(WHY).filter(institution=register.institution)
    assert set(rows.values_list("kind", flat=True)) == {"erased"}
    assert {len(bytes(mark)) for (mark,) in rows.values_list("mark")} == {16}
    assert key not in whole_database()


def test_the_ledger_is_written_when_the_erasure_is_sure(register, settings, django_capture_on_commit_callbacks):
    register.take([KARI])
    ledger = settings.KOHORT_HOME / "erased"
    with django_capture_on_commit_callbacks() as after:
        erase(register.person())
    assert not ledger.exists(), "a transaction that fails erases nobody"
    for write in after:
        write()
    lines = ledger.read_text().splitlines()
    marks = {bytes(mark).hex() for (mark,) in Tombstone.objects.trusted(WHY).values_list("mark")}
    assert {line.split()[1] for line in lines} == marks
    assert ledger.stat().st_mode & 0o077 == 0


def test_the_night_takes_what_was_uploaded(register, settings):
    """Files name everybody; the next one comes in as well."""
    from kohort.privacy import wiping  # its parts, without those that cannot run inside a transaction

    run = register.take([KARI])
    elsewhere = path_of("elsewhere")
    for path in (path_of(run.key), path_of(run.key, LEFT_OUT), elsewhere):
        with open(opened_new(path), "w") as file:
            file.write("Kari")
    wiping._uploads()
    assert path_of(run.key).exists(), "nobody has left"
    erase(register.person())
    wiping._uploads()
    assert [path_of(run.key).exists(), path_of(run.key, LEFT_OUT).exists(), elsewhere.exists()] == [False, False, True]


def test_one_night_is_enough_for_many(register):
    from django_tasks_db.models import DBTaskResult  # models are loaded by now

    for _ in range(3):
        wipe_tonight()
    (job,) = DBTaskResult.objects.filter(task_path="kohort.privacy.jobs.wipe")
    assert timezone.localtime(job.run_after).hour == 3
    assert timezone.now() < job.run_after <= timezone.now() + timezone.timedelta(days=1)


def test_finished_jobs_keep_no_words(db):
    from django_tasks_db.models import DBTaskResult  # models are loaded by now

    def job(status, task):
        args = {"args": [7, "ada@example.org", [8]], "kwargs": {"language": "nb"}}
        row = DBTaskResult(task_path=task, args_kwargs=args, status=status, traceback="ada@example.org", worker_ids=[])
        row.backend_name, row.run_after = "default", timezone.now()
        row.save()

    for status in ("SUCCESSFUL", "FAILED", "READY", "RUNNING"):
        job(status, status.lower())
    forget_jobs()
    left = dict(DBTaskResult.objects.values_list("task_path", "args_kwargs"))
    assert left["failed"] == {"args": [7], "kwargs": {}}
    assert left["ready"] == left["running"] != left["failed"]
    assert "successful" not in left
    assert "kohort.privacy.finished.forget_jobs" in settings.DAILY
