"""A real server with the demo network in it, and a real browser. All browser tests share both."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from playwright.sync_api import sync_playwright

from tests.homes import with_tables

ROOT = Path(__file__).resolve().parents[2]
FLAGS = """--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
           --disable-component-update --disable-sync""".split()
KOHORT = [sys.executable, "-m", "kohort.site.cli"]
NAMES = ("chromium", "chromium-browser", "google-chrome")
MINUTES = 180  # seconds: some pages ask who signed in long ago to do so again
TOO_WIDE = """addEventListener("load", () => {
  if (document.documentElement.scrollWidth > innerWidth) console.error("scrolls sideways: " + location.pathname);
})"""


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The address of `kohort serve` with a small demo network."""
    with demo_site(tmp_path_factory.mktemp("site"), "http") as address:
        yield address


@contextmanager
def demo_site(home: Path, scheme: str, host: str = "127.0.0.1"):
    """`kohort serve` in a folder of its own with the demo in it; it ends with the tests, or when they fail."""
    port = free_port()
    shutil.copytree(demo().name, home, symlinks=True, dirs_exist_ok=True)
    environment = {**demo_mode(home), "KOHORT_URL": f"{scheme}://{host}:{port}"}
    server = subprocess.Popen([*KOHORT, "serve", "--port", str(port)], env=environment, cwd=ROOT)
    try:
        wait_for(f"http://127.0.0.1:{port}")
        yield f"http://{host}:{port}"
    finally:
        server.terminate()
        server.wait(20)


@cache
def demo() -> TemporaryDirectory:
    """What `kohort demo` makes, once for all servers."""
    folder = TemporaryDirectory()
    with_tables(Path(folder.name))
    subprocess.run([*KOHORT, "demo", "--people", "600"], env=demo_mode(Path(folder.name)), cwd=ROOT, check=True)
    return folder


def demo_mode(home: Path) -> dict[str, str]:
    environment = {**os.environ, "KOHORT_HOME": str(home), "KOHORT_MODE": "demo"}
    environment.pop("DATABASE_URL", None)
    return environment


def free_port() -> int:
    """A port below 32768, where the system gives none to outgoing connections."""
    for port in range(20000 + os.getpid() % 9000, 32700, 7):  # two runs at once do not meet
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)):
                return port
    raise RuntimeError("no free port")


def wait_for(address: str) -> None:
    asked = urllib.request.Request(address, headers={"X-Forwarded-Proto": "https"})
    for _ in range(150):
        try:
            urllib.request.urlopen(asked, timeout=5).close()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"nothing answers at {address}")


@pytest.fixture(scope="session")
def chromium():
    """A browser; without one these tests fail, by name."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=FLAGS)


@pytest.fixture(scope="session")
def axe_source():
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text()


@pytest.fixture
def visit(chromium, site):
    """`visit("alumna", language="fi", width=390, dark=True)`: a fresh browser window, signed in as a demo person.

    At the end, whatever the content security policy refused, the console complained of or scrolled sideways fails the
    test.
    """
    contexts, complaints = [], []

    def open_window(persona=None, **look):
        contexts.append(somebody_at(chromium, site, persona, **look))
        return heard(contexts[-1].new_page(), site, complaints)

    yield open_window
    for context in contexts:
        finish(context)
    assert complaints == []


@pytest.fixture(scope="module")
def kept():
    """{who looks how: (their context, when they signed in)}, for `glance`."""
    contexts = {}
    yield contexts
    for context, _since in contexts.values():
        context.close()


@pytest.fixture
def glance(chromium, site, kept):
    """As `visit`, for who only looks: with the sign-in and the files of whoever looked the same way before.

    Who signed out, became somebody else or signed in minutes ago leaves nothing behind.
    """
    used, complaints = [], []

    def open_window(persona=None, **look):
        key = (persona, *look.items())
        context, since = kept.pop(key, (None, 0.0))
        if context is None or time.monotonic() - since > MINUTES:
            context and context.close()
            context, since = somebody_at(chromium, site, persona, **look), time.monotonic()
        used.append((key, context, since, state_of(context)))
        return heard(context.new_page(), site, complaints)

    yield open_window
    for key, context, since, before in used:
        for page in context.pages:
            page.evaluate("try { localStorage.clear() } catch { }")
            page.close()
        if state_of(context) == before:
            kept[key] = context, since
        else:
            context.close()
    assert complaints == []


def somebody_at(chromium, site, persona, *, language="en", width=1280, dark=False, script=True):
    """A browser context of its own, perhaps signed in."""
    context = chromium.new_context(
        base_url=site,
        viewport={"width": width, "height": 900},
        color_scheme="dark" if dark else "light",
        java_script_enabled=script,
        reduced_motion="reduce",
        has_touch=width < 500,
    )
    context.set_default_timeout(15_000)
    context.add_init_script(TOO_WIDE)
    context.add_cookies([{"name": "language", "value": language, "url": site}])
    if persona:
        context.request.post("/demo/sign-in/", form={"persona": persona}, max_redirects=0)
    return context


def heard(page, site, complaints):
    """Whatever it says of faults, or asks of anybody else, is a complaint."""
    page.on("console", lambda said: said.type == "error" and _is_fault(said) and complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: request.url.startswith(site) or complaints.append(request.url))
    return page


def state_of(context) -> dict[str, str]:
    """Who they are, and in which language."""
    return {one["name"]: one["value"] for one in context.cookies() if one["name"] in ("sessionid", "language")}


def finish(context) -> None:
    """Close it, once all that was said on its way here has arrived."""
    for page in context.pages:
        page.evaluate("0")
    context.close()


def _is_fault(said) -> bool:
    """A page that answers 404 on purpose is named by the browser too; that is no fault of the page."""
    return "Failed to load resource" not in said.text


@pytest.fixture
def axe(axe_source):
    """Violations of WCAG 2.2 A and AA on a page, as short lines."""

    def look(page):
        page.evaluate(axe_source)
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
        found = page.evaluate("tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", tags)
        return [
            f"{one['id']}: {node['target']} {node['html'][:120]}"
            for one in found["violations"]
            for node in one["nodes"]
        ]

    return look


@pytest.fixture(scope="session")
def observatory():
    """Grades of the MDN HTTP Observatory for responses."""
    package = ROOT / "node_modules" / "@mdn" / "mdn-http-observatory"
    (package / "conf" / "hsts-preload.json").write_text("{}")  # it would be fetched otherwise

    def grade(pages):
        script = ROOT / "tests" / "browser" / "observatory.mjs"
        path = f"{os.environ['PATH']}{os.pathsep}{ROOT / '.venv' / 'bin'}"
        run = subprocess.run(
            [shutil.which("node", path=path), script],
            input=json.dumps(pages),
            capture_output=True,
            text=True,
            check=True,
        )
        return json.loads(run.stdout)

    return grade
