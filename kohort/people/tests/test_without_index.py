"""When there is no index the pages say so plainly, and it is rebuilt once."""

from click.testing import CliRunner
from django_tasks_db.models import DBTaskResult

from kohort.people.commands import reindex
from kohort.people.indexing import changed, problems
from kohort.people.jobs import rebuild
from kohort.search import engine
from tests.jobs import run_jobs


def test_a_plain_sentence_and_one_rebuild(cast, browse):
    for path in ("/nordvik/people/", "/nordvik/desk/export/", "/nordvik/people/?q=ada"):
        page = browse("kari").get(path)
        assert page.status_code == 503
        assert "being put in order" in page.content.decode()
    assert DBTaskResult.objects.filter(task_path=rebuild.module_path).count() == 1
    assert list(problems())
    run_jobs()
    assert browse("kari").get("/nordvik/people/").status_code == 200
    assert not list(problems())


def test_the_command_rebuilds(cast, browse):
    answer = CliRunner().invoke(reindex)
    assert answer.exit_code == 0, answer.output
    assert "11 people" in answer.output
    assert "Ada Ødegård" in browse("bo").get("/nordvik/people/").content.decode()


def test_the_first_people_of_an_installation_make_the_index(cast):
    changed([cast.ada.pk])
    run_jobs()
    assert not engine.index().stale
