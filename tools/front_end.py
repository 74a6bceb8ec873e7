"""Builds .front-end/vendor/ from node_modules: the parts of Designsystemet we use in one style sheet, htmx, and Inter.

Standard library only; run after `npm ci`. Nothing of theirs is committed, and their notices travel with the files.
"""

import hashlib
import re
import shutil
from pathlib import Path
from urllib.parse import unquote_to_bytes

ROOT = Path(__file__).resolve().parents[1]
MODULES = ROOT / "node_modules"
VENDOR = ROOT / ".front-end" / "vendor"
DESIGN = MODULES / "@digdir" / "designsystemet-css"
INTER = MODULES / "@expo-google-fonts" / "inter"
WEIGHTS = {"500Medium": "Inter-Medium.ttf", "700Bold": "Inter-Bold.ttf"}  # for paper: pages use the reader's own fonts

# Which layer a file belongs to is said by their index.css only.
BASE = ["base", "heading", "label", "paragraph", "validation-message"]
COMPONENTS = [
    *["link", "list", "skip-link", "button", "tag", "chip", "avatar", "card", "alert", "details", "table"],
    *["field", "fieldset", "input", "error-summary", "pagination", "breadcrumbs"],
]
PICTURE = re.compile(r'url\("data:image/svg\+xml(?:;charset=utf-8)?,([^"]+)"\)')


def main() -> None:
    shutil.rmtree(VENDOR, ignore_errors=True)
    (VENDOR / "icons").mkdir(parents=True)
    (VENDOR / "designsystemet.css").write_text(style_sheet(), encoding="utf-8")
    shutil.copy(MODULES / "htmx.org" / "dist" / "htmx.min.js", VENDOR)
    shutil.copy(MODULES / "htmx.org" / "LICENSE", VENDOR / "LICENSE-htmx.txt")
    shutil.copy(DESIGN / "LICENSE", VENDOR / "LICENSE-designsystemet.txt")
    for weight, name in WEIGHTS.items():
        shutil.copy(INTER / weight / f"Inter_{weight}.ttf", VENDOR / name)
    shutil.copy(INTER / "LICENSE_FONT", VENDOR / "LICENSE-inter.txt")


def style_sheet() -> str:
    """Theme, base and components in their own layers, headed by the notice their licence asks us to keep."""
    sheets = [
        "/* Designsystemet, copyright Digitaliseringsdirektoratet (Digdir). MIT: LICENSE-designsystemet.txt */",
        "@layer ds.theme, ds.base, ds.components;",
        source("theme/designsystemet"),
        *(f"@layer ds.base{{{source(f'src/{name}')}}}" for name in BASE),
        *(f"@layer ds.components{{{source(f'src/{name}')}}}" for name in COMPONENTS),
    ]
    return PICTURE.sub(as_file, "\n".join(sheets))


def source(name: str) -> str:
    return (DESIGN / "dist" / f"{name}.css").read_text(encoding="utf-8")


def as_file(match: re.Match) -> str:
    """A picture inside the style sheet becomes a file: our content policy lets no `data:` address in."""
    picture = unquote_to_bytes(match[1])
    name = f"icons/{hashlib.sha256(picture).hexdigest()[:8]}.svg"
    (VENDOR / name).write_bytes(picture)
    return f'url("{name}")'


if __name__ == "__main__":
    main()
