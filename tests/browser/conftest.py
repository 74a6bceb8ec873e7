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

from .windows import finish, heard, somebody_at, window_of

ROOT = Path(__file__).resolve().parents[2]
FLAGS = """--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
           --disable-component-update --disable-sync""".split()
KOHORT = [sys.executable, "-m", "kohort.site.cli"]
NAMES = ("chromium", "chromium-browser", "google-chrome")


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
        contexts.append(heard(somebody_at(chromium, site, persona, **look), site, complaints))
        return contexts[-1].new_page()

    yield open_window
    for context in contexts:
        finish(context)
    assert complaints == []


@pytest.fixture(scope="module")
def kept():
    """{who looks how: their window}, for `glance`."""
    windows = {}
    yield windows
    for window in windows.values():
        window.close()


@pytest.fixture
def glance(chromium, site, kept):
    """As `visit`, for who only looks: in the window of whoever looked the same way before, with its files and sign-in.

    Who signed out, became somebody else or signed in minutes ago leaves nothing behind.
    """
    used = {}

    def open_window(persona=None, *, width=1280, **look):
        key = (persona, width, *look.items())
        if key in kept and kept[key].is_old:
            kept.pop(key).close()
        window = kept.pop(key, None) or window_of(chromium, site, persona, width=width, **look)
        window.resize(width)
        used[key] = window
        return window.page

    yield open_window
    for key, window in used.items():
        window.page.wait_for_function("() => { try { localStorage.clear() } catch { } return true }")
        if window.is_as_it_was:
            kept[key] = window
        else:
            window.close()
        assert window.complaints == []


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
