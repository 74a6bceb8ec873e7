"""The windows of a browser in which somebody looks at the site, and what is heard from them."""

import time
from dataclasses import dataclass

from playwright.sync_api import Page

HEIGHT = 900
MINUTES = 180  # seconds: some pages ask who signed in long ago to do so again
TOO_WIDE = """addEventListener("load", () => {
  if (document.documentElement.scrollWidth > innerWidth) console.error("scrolls sideways: " + location.pathname);
})"""


@dataclass
class Window:
    """A window that is used again: its page, when its owner signed in, who they are, and what it complains of."""

    page: Page
    since: float
    signed: dict[str, str]
    complaints: list[str]

    @property
    def is_old(self) -> bool:
        return time.monotonic() - self.since > MINUTES

    @property
    def is_as_it_was(self) -> bool:
        return state_of(self.page.context) == self.signed

    def resize(self, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": HEIGHT})

    def close(self) -> None:
        self.page.context.close()


def window_of(chromium, site, persona, **look) -> Window:
    complaints = []
    context = heard(somebody_at(chromium, site, persona, **look), site, complaints)
    return Window(context.new_page(), time.monotonic(), state_of(context), complaints)


def somebody_at(chromium, site, persona, *, language="en", width=1280, dark=False, script=True):
    """A browser context of its own, perhaps signed in."""
    context = chromium.new_context(
        base_url=site,
        viewport={"width": width, "height": HEIGHT},
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


def heard(context, site, complaints):
    """Whatever its pages say of faults, or ask of anybody else, is a complaint."""
    context.on("console", lambda said: said.type == "error" and is_fault(said) and complaints.append(said.text))
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("request", lambda request: request.url.startswith(site) or complaints.append(request.url))
    return context


def state_of(context) -> dict[str, str]:
    """Who they are, and in which language."""
    return {one["name"]: one["value"] for one in context.cookies() if one["name"] in ("sessionid", "language")}


def finish(context) -> None:
    """Close it, once all that was said on its way here has arrived, also from a page that is just turning."""
    for page in context.pages:
        page.wait_for_function("true")
    context.close()


def is_fault(said) -> bool:
    """A page that answers 404 on purpose is named by the browser too; that is no fault of the page."""
    return "Failed to load resource" not in said.text
