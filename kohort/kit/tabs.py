"""The pages of one thing, side by side: `<nav class="tabs">` around as many `kit/tab.html`."""

from typing import NamedTuple


class Tab(NamedTuple):
    """One of them. `is_here`: the page that is shown, or one below it."""

    href: str
    label: str
    is_here: bool
