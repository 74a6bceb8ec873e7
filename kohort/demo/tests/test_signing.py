"""Being a persona: nine people whom anybody may be, in the demo only."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client

from kohort.access.viewer import Role
from kohort.accounts.models import Account, OfficeRole
from kohort.demo.personas import PERSONAS, address_of, ensure
from kohort.institutions.models import Institution
from kohort.people.models import Affiliation, Person, Study
from kohort.people.viewing import viewer_for

SLUGS = {"nordvik": "nb", "lysbu": "nb", "saarela": "fi"}


@pytest.fixture
def demo(db):
    institutions = {
        slug: Institution.objects.create(slug=slug, names={"en": slug}, language=language, country="NO")
        for slug, language in SLUGS.items()
    }
    ensure(institutions)
    return institutions


def rows():
    guarded = (model.objects.trusted("test") for model in (Person, Study, Affiliation, OfficeRole))
    return Account.objects.count(), *(rows.count() for rows in guarded)


def test_making_them_twice_changes_nothing(demo):
    before = rows()
    ensure(demo)
    assert rows() == before == (9, 9, 5, 4, 2)


def test_institutions_that_are_not_there_are_left_out(db):
    ensure({})
    assert rows() == (0, 0, 0, 0, 0)


@pytest.mark.parametrize("name", PERSONAS)
def test_a_script_can_be_anybody(demo, name):
    """As a plain HTTP client does it: no page before, no token, real CSRF checks."""
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/demo/sign-in/", {"persona": name})
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/{PERSONAS[name].institution}/"
    assert client.session[SESSION_KEY] == str(Account.objects.at(address_of(name)).pk)


def test_what_each_may_do(demo):
    def seen_as(name, slug="nordvik"):
        return viewer_for(Account.objects.at(address_of(name)).pk, demo[slug], proven=True)

    assert seen_as("coordinator").roles == {Role.COORDINATOR}
    assert seen_as("assistant").roles == {Role.ASSISTANT}
    assert seen_as("teacher").is_member
    assert not seen_as("teacher").is_analyst
    assert seen_as("alumna").classes
    assert seen_as("student").classes
    assert not seen_as("neighbour").is_member
    assert seen_as("neighbour", "saarela").is_member


def test_changing_from_one_to_another_leaves_nothing_behind(demo, client):
    client.post("/demo/sign-in/", {"persona": "coordinator"})
    before = client.session.session_key
    client.post("/demo/sign-in/", {"persona": "neighbour"})
    assert client.session.session_key != before
    assert client.session[SESSION_KEY] == str(Account.objects.at(address_of("neighbour")).pk)


@pytest.mark.parametrize("said", [{}, {"persona": "rector"}, {"persona": "Alumna"}])
def test_nobody_of_that_name(demo, client, said):
    answer = client.post("/demo/sign-in/", said)
    assert answer.status_code == 400
    assert "alumna, student, teacher" in answer.content.decode()
    assert SESSION_KEY not in client.session


def test_before_the_demo_is_loaded(db, client):
    assert client.post("/demo/sign-in/", {"persona": "alumna"}).status_code == 503


def test_looking_signs_nobody_in(demo, client):
    assert client.get("/demo/sign-in/?persona=alumna").status_code == 405
    page = client.get("/demo/").content.decode()
    assert all(f'value="{name}"' in page for name in PERSONAS)
    assert SESSION_KEY not in client.session


def test_the_offices_people_have_shown_a_second_factor(demo, client):
    client.post("/demo/sign-in/", {"persona": "coordinator"})
    assert client.get("/nordvik/desk/").status_code == 200


def test_a_button_stands_in_for_the_passkey(demo, client, time_machine):
    time_machine.move_to(datetime.now(UTC), tick=False)
    client.post("/demo/sign-in/", {"persona": "coordinator"})
    time_machine.shift(timedelta(minutes=6))
    answer = client.get("/nordvik/desk/export/")
    assert "Pretend to use a passkey" in client.get(answer.headers["Location"]).content.decode()
    assert client.get("/demo/factor/").status_code == 405
    assert client.post("/demo/factor/", {"next": "//evil.example/"}).headers["Location"] == "/nordvik/"
    assert client.get("/nordvik/desk/export/").status_code in {200, 503}


def test_there_is_no_such_button_outside_the_demo(tmp_path):
    environment = os.environ | {"KOHORT_MODE": "production", "KOHORT_HOME": str(tmp_path)}
    said = "import django; django.setup(); from django.conf import settings; print(settings.FACTOR_STAND_INS)"
    command = [sys.executable, "-c", f"{said}; import kohort.demo.factor"]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert ended.stdout == "[]\n"
    assert "exists in the demo only" in ended.stderr


ADDRESSES = """
import django
django.setup()
from django.conf import settings
from django.urls import Resolver404, resolve
from kohort.access.gate import access_map
print([path for path, rule in access_map() if path.startswith("/demo/")])
for path in ("/demo/sign-in/", "/demo/mail/"):
    try:
        print(resolve(path).url_name)
    except Resolver404:
        print("not there")
print(settings.EMAIL_BACKEND)
"""


@pytest.mark.parametrize(
    ("mode", "found"),
    [
        ("production", ["[]", "not there", "not there", "django.core.mail.backends.smtp.EmailBackend"]),
        ("test", ["[]", "not there", "not there", "django.core.mail.backends.smtp.EmailBackend"]),
        (
            "demo",
            [
                "['/demo/', '/demo/sign-in/', '/demo/factor/', '/demo/mail/']",
                "demo_sign_in",
                "demo_mail",
                "kohort.demo.mail.DemoBackend",
            ],
        ),
    ],
)
def test_the_addresses_exist_in_the_demo_only(tmp_path, mode, found):
    environment = os.environ | {"KOHORT_MODE": mode, "KOHORT_HOME": str(tmp_path)}
    said = subprocess.run(
        [sys.executable, "-c", ADDRESSES], env=environment, capture_output=True, text=True, check=True
    )
    assert said.stdout.splitlines() == found
