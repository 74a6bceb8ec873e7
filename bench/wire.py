"""Bytes and requests of the main pages, as a browser has them over the wire: headers and compressed bodies."""

import shutil
from collections.abc import Iterator

from playwright.sync_api import Browser, Page, sync_playwright

from .figures import Figure
from .homes import Home
from .serving import served

FLAGS = """--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
           --disable-component-update --disable-sync""".split()
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PAGES = [  # who, which page, what it is called; "…" is followed from the page: the first person listed
    (None, "/", "front page"),
    (None, "/nordvik/", "home of a visitor"),
    (None, "/sign-in/", "sign-in"),
    ("alumna", "/nordvik/", "home of a member"),
    ("alumna", "/nordvik/people/", "directory"),
    ("alumna", "/nordvik/people/?q=hansen", "directory, text"),
    ("coordinator", "/nordvik/desk/", "desk"),
    ("coordinator", "/nordvik/people/", "directory of the office"),
]
PERSON = "main a[href*='/people/']"


def figures(home: Home) -> Iterator[Figure]:
    with served(home) as (address, _pid), sync_playwright() as playwright:
        path = next(filter(None, map(shutil.which, BROWSERS)))
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for persona, where, name in PAGES:
            yield from _views(browser, address, persona, where, name)
        browser.close()


def _views(browser: Browser, address: str, persona: str | None, where: str, name: str) -> Iterator[Figure]:
    context = browser.new_context(base_url=address)
    if persona:
        context.request.post("/demo/sign-in/", form={"persona": persona})
    page = context.new_page()
    wire = Wire(page)
    first = wire.open(where)
    later = wire.open(where)
    context.close()
    yield Figure(f"first view, {name}", first[0], "kB", gate=100, goal=60)
    yield Figure(f"first view, {name}", first[1], "requests", gate=10)
    yield Figure(f"later view, {name}", later[0], "kB", gate=20)


class Wire:
    """Counts what a page loads. What comes from the browser's cache is not on the wire."""

    def __init__(self, page: Page) -> None:
        self.page = page
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.requestServedFromCache", lambda event: self.cached.add(event["requestId"]))
        session.on("Network.loadingFinished", self._finished)
        self.cached: set[str] = set()
        self.sizes: dict[str, int] = {}

    def _finished(self, event: dict) -> None:
        self.sizes[event["requestId"]] = event["encodedDataLength"]

    def open(self, where: str) -> tuple[float, int]:
        """(kB, requests)."""
        self.cached.clear()
        self.sizes.clear()
        self.page.goto(where, wait_until="networkidle")
        sent = [size for request, size in self.sizes.items() if request not in self.cached and size]
        return sum(sent) / 1000, len(sent)
