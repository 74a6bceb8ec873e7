"""From the sign-in page to a real provider, back and onto the bridge, on a phone."""

import pytest

from tests.oidc.campus import SECRET, free_ports, running

from .conftest import demo_site
from .windows import is_fault

pytestmark = pytest.mark.browser

TABLE = """[campus]
name = "Campus"
server_url = "http://127.0.0.1:{port}"
client_id = "kohort"
client_secret = "{secret}"
token_auth_method = "client_secret_basic"
institutions = ["nordvik"]
affiliation_claim = "affiliation"
"""


@pytest.fixture(scope="module")
def campus_site(tmp_path_factory):
    """A demo network whose students sign in at a provider: (its address, the provider)."""
    home = tmp_path_factory.mktemp("institutional")
    (port,) = free_ports(1)
    (home / "providers.toml").write_text(TABLE.format(port=port, secret=SECRET))
    with demo_site(home, "http") as site, running([f"{site}/sign-in/with/campus/back/"], [port]) as (campus,):
        yield site, campus


@pytest.fixture
def phone(chromium, campus_site):
    context = chromium.new_context(base_url=campus_site[0], viewport={"width": 390, "height": 844})
    complaints = []
    page = context.new_page()
    page.on("console", lambda said: said.type == "error" and is_fault(said) and complaints.append(said.text))
    yield page
    context.close()
    assert complaints == []


def test_a_student_crosses_to_the_bridge(phone, campus_site, axe):
    _, campus = campus_site
    campus.enrol("mari", given_name="Mari", family_name="Moe", affiliation=["student"])
    phone.goto("/sign-in/?next=/nordvik/")
    assert axe(phone) == []
    phone.get_by_role("button", name="Sign in with Campus").click()
    phone.get_by_label("Who are you?").fill("mari")
    phone.get_by_role("button", name="Sign in").click()
    phone.wait_for_url("**/nordvik/bridge/**")
    assert phone.locator("h1").inner_text() == "Keep your way in"
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert axe(phone) == []
    phone.get_by_role("link", name="Add an address").click()
    assert phone.get_by_label("E-mail address").is_visible()


def test_turning_back_loses_nothing(phone, axe):
    phone.goto("/sign-in/?next=/nordvik/programmes/")
    phone.get_by_role("button", name="Sign in with Campus").click()
    phone.get_by_label("Who are you?").fill("deny")
    phone.get_by_role("button", name="Sign in").click()
    phone.get_by_role("heading", name="You turned back").wait_for()
    assert axe(phone) == []
    phone.get_by_role("link", name="Back to signing in").click()
    assert phone.url.endswith("/sign-in/?next=/nordvik/programmes/")
