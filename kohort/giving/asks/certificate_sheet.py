"""Draws a certificate on a sheet of A4. Knows nothing of what was given."""

from io import BytesIO
from typing import NamedTuple

from django.contrib.staticfiles import finders
from fpdf import FPDF

MARGIN, WIDE = 30, 150  # mm
FONTS = {"": "vendor/Inter-Medium.ttf", "B": "vendor/Inter-Bold.ttf"}  # every letter of the Nordic and Sámi languages
LEADING = 0.5  # mm from line to line, for each point
BAND = 5  # mm, in the colour of the house
FOOT = 252  # mm from the top
SIZES = (1, 0.85, 0.7)  # of the letters: long names and titles come closer, rather than into the foot


class Sheet(NamedTuple):
    """What stands on it, from the head to the foot. `logo` is a PNG or b"", `colour` "#rrggbb"."""

    house: str
    colour: str
    logo: bytes
    heading: str
    before: str
    name: str
    after: str
    what: str
    title: str
    lines: list[str]
    thanks: str
    signed: str
    foot: str


class Paper(FPDF):
    """A4 with our fonts in one of the SIZES, written from the top down."""

    def __init__(self, scale: float = 1):
        super().__init__(format="A4")
        self.scale = scale
        self.set_auto_page_break(False)
        self.set_margins(MARGIN, MARGIN)
        self.c_margin = 0.0
        for style, path in FONTS.items():
            self.add_font("Inter", style, finders.find(path))
        self.add_page()

    def say(self, text: str, size: float, style: str = "", *, quiet: bool = False, after: float = 0) -> None:
        """A paragraph in `size` points, with `after` mm below it; nothing for no text."""
        if not text:
            return
        size *= self.scale
        self.set_font("Inter", style, size)
        self.set_text_color(90 if quiet else 20)
        self.multi_cell(WIDE, size * LEADING, text, align="L", new_x="LMARGIN", new_y="NEXT")
        self.ln(after)


def pdf(sheet: Sheet) -> bytes:
    """The file."""
    paper = above_foot(sheet)
    paper.set_title(f"{sheet.heading} – {sheet.name}")
    _foot(paper, sheet)
    return bytes(paper.output())


def above_foot(sheet: Sheet) -> Paper:
    """In the largest letters in which all of it has room."""
    for scale in SIZES:
        paper = Paper(scale)
        _head(paper, sheet)
        _body(paper, sheet)
        if paper.get_y() <= FOOT:
            break
    return paper


def _head(paper: Paper, sheet: Sheet) -> None:
    paper.set_fill_color(sheet.colour)
    paper.rect(0, 0, 210, BAND, style="F")
    if sheet.logo:
        paper.image(BytesIO(sheet.logo), x=MARGIN, y=24, h=16)
        paper.set_y(46)
    else:
        paper.set_y(30)
    paper.say(sheet.house, 14, "B")
    paper.set_y(78)
    paper.say(sheet.heading, 34, "B", after=10)


def _body(paper: Paper, sheet: Sheet) -> None:
    paper.say(sheet.before, 12, quiet=True, after=2)
    paper.say(sheet.name, 24, "B", after=5)
    paper.say(sheet.after, 12, quiet=True, after=2)
    paper.say(sheet.what, 16, "B", after=1)
    paper.say(sheet.title, 16, after=6)
    for line in sheet.lines:
        paper.say(line, 12, after=0.5)
    paper.ln(10)
    paper.say(sheet.thanks, 12)


def _foot(paper: Paper, sheet: Sheet) -> None:
    paper.set_draw_color(sheet.colour)
    paper.set_line_width(0.6)
    paper.line(MARGIN, FOOT, MARGIN + 70, FOOT)
    paper.set_y(FOOT + 3)
    paper.say(sheet.signed, 12, "B")
    paper.say(sheet.foot, 10, quiet=True)
