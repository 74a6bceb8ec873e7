"""Whatever colour an institution has, its pages can be read."""

from hypothesis import given
from hypothesis import strategies as st

from kohort.institutions.brand import (
    BLACK,
    SHAPE,
    TEXT,
    WHITE,
    brand_css,
    contrast,
    dark_tokens,
    light_tokens,
    luminance,
    shade,
)

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
SURFACES = ["background-default", "background-tinted", "surface-default", "surface-tinted", "surface-hover"]


def assert_readable(tokens):
    for surface in SURFACES:
        assert contrast(tokens["text-default"], tokens[surface]) >= 7
        assert contrast(tokens["text-subtle"], tokens[surface]) >= TEXT
    for base in ("base-default", "base-hover", "base-active"):
        assert contrast(tokens["base-contrast-default"], tokens[base]) >= TEXT
        assert contrast(tokens[base], tokens["background-tinted"]) >= SHAPE
    assert contrast(tokens["border-default"], tokens["background-tinted"]) >= SHAPE


@given(colours)
def test_light_pages_are_readable_in_every_colour(colour):
    assert_readable(light_tokens(colour))


@given(colours)
def test_dark_pages_are_readable_in_every_colour(colour):
    assert_readable(dark_tokens(colour))


@given(colours, st.floats(0.01, 0.9))
def test_a_shade_has_the_luminance_that_was_asked_for(colour, target):
    assert abs(luminance(shade(colour, target)) - target) < 0.02


def test_a_colour_that_can_be_read_on_stays_itself():
    assert light_tokens("#00509e")["base-default"] == "#00509e"
    assert light_tokens("#ffdc00")["base-default"] != "#ffdc00"


def test_contrast_is_that_of_wcag():
    assert contrast(BLACK, WHITE) == contrast(WHITE, BLACK) == 21
    assert round(contrast("#777777", WHITE), 2) == 4.48  # the well-known near miss


def test_the_style_sheet_names_every_token_twice():
    assert brand_css("#00509e").count("--ds-color-accent-base-default:") == 2
    assert "prefers-color-scheme: dark" in brand_css("#00509e")
