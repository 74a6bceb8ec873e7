"""Draws badges: sheets of A4, two by five of 85 x 54 mm, with hairlines to cut along. Knows nothing of events."""

from collections.abc import Sequence
from typing import NamedTuple

from django.contrib.staticfiles import finders
from django.utils.translation import gettext as _
from fpdf import FPDF

ACROSS, DOWN = 2, 5
WIDE, HIGH, EDGE = 85, 54, 6  # mm; the edge is left free inside a badge
LEFT, TOP = (210 - ACROSS * WIDE) / 2, (297 - DOWN * HIGH) / 2
LARGEST, SPLIT, SMALLEST = 30, 22, 9  # points; a name that would be smaller than SPLIT takes two lines
LEADING = 0.42  # mm from line to line, for each point
FONTS = {"": "vendor/Inter-Medium.ttf", "B": "vendor/Inter-Bold.ttf"}  # every letter of the Nordic and Sámi languages


class Badge(NamedTuple):
    """`name` may be "": to be written by hand. `unseen`: no pictures of them."""

    name: str
    line: str
    unseen: bool


class Sheets(FPDF):
    """Paper with the fonts of badges."""

    def __init__(self):
        super().__init__(format="A4")
        self.set_auto_page_break(False)
        self.set_margin(0)
        for style, path in FONTS.items():
            self.add_font("Inter", style, finders.find(path))

    def line_of(self, text: str, y: float, style: str, largest: float) -> None:
        """One line in the middle of the badge at hand, as large as it fits."""
        self.set_font("Inter", style, self.fitting(text, style, largest))
        self.set_xy(self.badge_x + EDGE, self.badge_y + y)
        self.cell(WIDE - 2 * EDGE, 0, text, align="C")

    def fitting(self, text: str, style: str, largest: float) -> float:
        """Points; a text that does not fit at the smallest runs into the edge."""
        self.set_font("Inter", style, largest)
        wide = self.get_string_width(text) or 1
        return max(SMALLEST, min(largest, largest * (WIDE - 2 * EDGE - 2) / wide))

    def begin(self, number: int) -> None:
        """Go to where a badge is drawn, on a new sheet where one is full."""
        place = number % (ACROSS * DOWN)
        if place == 0:
            self.add_page()
        self.badge_x, self.badge_y = LEFT + place % ACROSS * WIDE, TOP + place // ACROSS * HIGH
        self.set_draw_color(200)
        self.set_line_width(0.1)
        self.rect(self.badge_x, self.badge_y, WIDE, HIGH)


def pdf(title: str, badges: Sequence[Badge]) -> bytes:
    """`title` stands on each of them."""
    sheets = Sheets()
    sheets.set_title(title)
    for number, badge in enumerate(badges):
        sheets.begin(number)
        _draw(sheets, title, badge)
    if not badges:
        sheets.add_page()
    return bytes(sheets.output())


def _draw(sheets: Sheets, title: str, badge: Badge) -> None:
    sheets.set_text_color(90)
    sheets.line_of(title, 8.5, "", 10)
    sheets.set_text_color(0)
    lines = _lines(sheets, badge.name)
    size = min((sheets.fitting(line, "B", LARGEST) for line in lines), default=LARGEST)
    for place, line in enumerate(lines):
        sheets.line_of(line, 25 + (place - (len(lines) - 1) / 2) * size * LEADING, "B", size)
    sheets.line_of(badge.line, 40 if len(lines) > 1 else 37, "", 11)
    if badge.unseen:
        _no_pictures(sheets)


def _lines(sheets: Sheets, name: str) -> list[str]:
    """One, or two as alike in length as can be."""
    words = name.split()
    if len(words) < 2 or sheets.fitting(name, "B", LARGEST) >= SPLIT:
        return [name] if name else []
    cuts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return list(min(cuts, key=lambda lines: max(map(len, lines))))


def _no_pictures(sheets: Sheets) -> None:
    """A dot for whoever holds a camera, with its meaning beside it."""
    sheets.set_fill_color(200, 30, 45)
    sheets.ellipse(sheets.badge_x + EDGE, sheets.badge_y + HIGH - 7.5, 4, 4, style="F")
    sheets.set_font("Inter", "", 8)
    sheets.set_xy(sheets.badge_x + EDGE + 5, sheets.badge_y + HIGH - 5.5)
    sheets.cell(40, 0, _("no pictures"))
