"""An app above may know an address by which no account signs in: it is always asked, and acts in the same job."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from kohort.institutions.models import Institution
from tests.jobs import run_jobs

HERE = "kohort.accounts.tests.test_unknown_addresses"
KNOCKED = []
ANSWERED = []


def knock(email, institution):
    """Knows Una, and asks the database as much for everybody."""
    KNOCKED.append((email, institution and institution.slug))
    found = Institution.objects.filter(slug="nordvik" if email.startswith("una") else "none").first()
    return {"hook": f"{HERE}.answer", "row": found.pk} if found else None


def answer(row, language):
    ANSWERED.append((row, language))


def test_it_acts_for_an_address_without_an_account_only(cast, settings, mailbox):
    settings.UNKNOWN_ADDRESSES = [f"{HERE}.knock"]
    KNOCKED.clear()
    ANSWERED.clear()
    costs, shapes = set(), set()
    for name in ("una", "ada", "nil"):
        with CaptureQueriesContext(connection) as asked:
            Client().post("/sign-in/", {"email": f"{name}@nordvik.example.org", "next": "/nordvik/people/"})
        costs.add(tuple(query["sql"].split(" ")[0] for query in asked))
        shapes.add(tuple(DBTaskResult.objects.latest("enqueued_at").args_kwargs["kwargs"]))
    assert len(costs) == len(shapes) == 1
    assert list(KNOCKED) == [(f"{name}@nordvik.example.org", "nordvik") for name in ("una", "ada", "nil")]
    assert "example.org" not in str(list(DBTaskResult.objects.values("args_kwargs")))
    run_jobs()
    assert list(ANSWERED) == [(cast.here.pk, "en")]
    assert [letter["To"] for letter in mailbox.letters] == ["ada@nordvik.example.org"]


def test_help_leads_to_finding_oneself(cast, client):
    known = client.get("/sign-in/help/", {"next": "/nordvik/people/"}).content.decode()
    assert "/nordvik/find-me/" in known
    assert "/sundby/find-me/" not in known
    unknown = client.get("/sign-in/help/").content.decode()
    assert "/nordvik/find-me/" in unknown
    assert "/sundby/find-me/" in unknown
