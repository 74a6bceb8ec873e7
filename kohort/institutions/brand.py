"""From an institution's one colour to the accent tokens of Designsystemet, for light and dark pages.

Every step has a fixed relative luminance (WCAG 2.2), so that contrast holds whatever the colour; the hue and as much of
its strength as the screen can show stay (OKLab, B. Ottosson 2020). Colours are "#rrggbb".
"""

from functools import lru_cache
from hashlib import sha256
from math import atan2, cos, hypot, sin

WHITE, BLACK = "#ffffff", "#000000"
TEXT, SHAPE = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11

# The luminances of Designsystemet's own scale.
LIGHT = {
    "background-default": 1,
    "background-tinted": 0.9,
    "surface-default": 1,
    "surface-tinted": 0.81,
    "surface-hover": 0.7,
    "surface-active": 0.59,
    "border-subtle": 0.5,
    "border-default": 0.19,
    "border-strong": 0.11,
    "text-subtle": 0.11,
    "text-default": 0.023,
}
DARK = {
    "background-default": 0.009,
    "background-tinted": 0.014,
    "surface-default": 0.021,
    "surface-tinted": 0.027,
    "surface-hover": 0.036,
    "surface-active": 0.056,
    "border-subtle": 0.08,
    "border-default": 0.21,
    "border-strong": 0.4,
    "text-subtle": 0.4,
    "text-default": 0.84,
}
DARK_BASE = 0.3


@lru_cache(maxsize=256)
def brand_css(colour: str) -> str:
    """The style sheet that gives an institution's pages its colour."""
    dark = f"@media (prefers-color-scheme: dark) {{\n{_rule(dark_tokens(colour))}}}\n"
    return f"{_rule(light_tokens(colour))}{dark}"


@lru_cache(maxsize=256)
def brand_digest(colour: str) -> str:
    """Changes when the style sheet does, so that browsers may keep it."""
    return sha256(brand_css(colour).encode()).hexdigest()[:12]


def ink(colour: str) -> str:
    """White or black, whichever is read better on the colour."""
    return max(WHITE, BLACK, key=lambda one: contrast(colour, one))


def light_tokens(colour: str) -> dict[str, str]:
    """Token name to colour. The base is the colour itself, or the nearest darker one that white text is read on."""
    base = colour if contrast(colour, WHITE) >= TEXT else shade(colour, 0.18)
    lit = luminance(base)
    step = -0.3 * lit if lit > 0.06 else 0.03  # a colour that is nearly black answers the pointer by growing lighter
    steps = {name: shade(colour, target, 1.8 * (1 - target)) for name, target in LIGHT.items()}
    return steps | _base(WHITE, base, shade(colour, lit + step), shade(colour, lit + 2 * step))


def dark_tokens(colour: str) -> dict[str, str]:
    """The same on a dark page, where the base is lighter and carries black text."""
    steps = {name: shade(colour, target, 0.4 + 5 * target) for name, target in DARK.items()}
    return steps | _base(BLACK, *(shade(colour, DARK_BASE + step) for step in (0, 0.1, 0.2)))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def shade(colour: str, target: float, keep: float = 1) -> str:
    """The colour at another luminance. `keep` below 1 calms it: pale and dark surfaces want little of a colour."""
    if target >= 1:
        return WHITE
    _, strength, hue = _oklch(colour)
    strength *= min(keep, 1)
    low, high = 0.0, 1.0
    for _ in range(24):
        middle = (low + high) / 2
        low, high = (middle, high) if luminance(_shown(middle, strength, hue)) < target else (low, middle)
    return _shown(high, strength, hue)


def _rule(tokens):
    return ":root {\n" + "".join(f"--ds-color-accent-{name}: {value};\n" for name, value in tokens.items()) + "}\n"


def _base(text, base, hover, active):
    return {
        "base-default": base,
        "base-hover": hover,
        "base-active": active,
        "base-contrast-subtle": text,
        "base-contrast-default": text,
    }


def _shown(lightness, strength, hue) -> str:
    """The colour on the screen; what the screen cannot show loses strength, not hue."""
    while strength > 0.002 and not all(-0.0005 <= part <= 1.0005 for part in _rgb(lightness, strength, hue)):
        strength *= 0.92
    return "#" + "".join(f"{_byte(part):02x}" for part in _rgb(lightness, strength, hue))


def _linear(colour):
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def _byte(part):
    part = min(max(part, 0), 1)
    return round(255 * (12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055))


def _oklch(colour):
    red, green, blue = _linear(colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, hypot(a, b), atan2(b, a)


def _rgb(lightness, strength, hue):
    a, b = strength * cos(hue), strength * sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
