"""Passkeys in a real browser with a virtual authenticator: made, used to sign in, and shown again for an export."""

import os
import re
import subprocess
import sys

import pytest

from .conftest import ROOT, demo_site
from .test_flows import wait_for_code

pytestmark = pytest.mark.browser

DEVICE = {
    "protocol": "ctap2",
    "ctap2Version": "ctap2_1",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
# Every session in which a second factor was shown, as it will be in six minutes.
LATER = """
import django
django.setup()
from django.contrib.sessions.models import Session
for session in Session.objects.all():
    data = session.get_decoded()
    aged = {name: data[name] - 360 for name in ("factor", "signed") if name in data}
    Session.objects.filter(pk=session.pk).update(session_data=Session.objects.encode(data | aged))
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("passkeys")


@pytest.fixture(scope="module")
def site(home):
    """At a name: browsers keep no passkeys for a bare number."""
    with demo_site(home, "http", "localhost") as address:
        yield address


@pytest.fixture
def six_minutes_later(home):
    def age():
        environment = {**os.environ, "KOHORT_HOME": str(home), "KOHORT_MODE": "demo"}
        environment.pop("DATABASE_URL", None)
        subprocess.run([sys.executable, "-c", LATER], env=environment, cwd=ROOT, check=True)

    return age


@pytest.fixture
def with_device(visit):
    """A window with an authenticator built in."""

    def open_window(persona=None, **look):
        page = visit(persona, **look)
        devtools = page.context.new_cdp_session(page)
        devtools.send("WebAuthn.enable")
        devtools.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        return page

    return open_window


def press(page, label, to):
    """A button of the page that leads `to` an address ending so."""
    page.get_by_role("button", name=label).click()
    page.wait_for_url(f"**{to}")


def test_a_member_makes_one_and_signs_in_by_it(with_device, axe):
    page = with_device("alumna", width=390)
    page.goto("/account/")
    page.get_by_role("button", name="Make a passkey").click()
    page.get_by_text("The passkey is ready").wait_for()
    assert axe(page) == []
    page.context.clear_cookies()
    page.goto("/sign-in/?next=/nordvik/people/")
    assert axe(page) == []
    press(page, re.compile("passkey"), to="/nordvik/people/")


def test_a_coordinator_cannot_do_without(with_device, visit, axe, six_minutes_later):
    page = with_device()
    sign_in_by_code(page, visit())
    assert axe(page) == []
    press(page, "Make a passkey", to="/nordvik/desk/")
    page.goto("/nordvik/desk/export/")
    assert page.url.endswith("/nordvik/desk/export/")
    six_minutes_later()
    page.goto("/nordvik/desk/export/")
    assert "/second-factor/" in page.url
    assert axe(page) == []
    press(page, "Use your passkey", to="/nordvik/desk/export/")


def sign_in_by_code(page, mail):
    page.goto("/sign-in/?next=/nordvik/desk/")
    page.fill("input[type=email]", "coordinator@demo.example.org")
    press(page, "Send me a code", to="/sign-in/code/*")
    page.fill("input[autocomplete=one-time-code]", wait_for_code(mail))
    page.locator("main form button").first.click()
    page.wait_for_url("**/second-factor/**")


def test_somebody_who_changes_their_mind_is_told_what_to_do(visit):
    page = visit()
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    page.goto("/sign-in/")
    page.get_by_role("button", name=re.compile("passkey")).click()
    page.locator("form[data-passkey] [role=alert]:not(:empty)").wait_for()


def test_without_javascript_the_page_says_so(visit):
    page = visit(script=False)
    page.goto("/sign-in/")
    assert not page.get_by_role("button", name=re.compile("passkey")).is_visible()
    assert "Passkeys need JavaScript" in page.locator("main").inner_text()
