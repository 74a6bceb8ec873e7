"""Makes a fresh machine ready: virtual environment, locked dependencies, front-end files, translations.

Run by the Makefile with the system's Python; standard library only. Each step is skipped when nothing it depends on has
changed, so a second run takes a moment.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / "bin"
SAYING = {
    "packages-run": "Fetching the locked dependencies",
    "packages-test": "Fetching the locked dependencies and the tools of the tests",
    "npm-run": "Fetching front-end files",
    "npm-test": "Fetching front-end files and their tests' tools",
    "front-end": "Gathering front-end files",
    "places": "Building the gazetteer",
    "messages": "Compiling translations",
    "static": "Compressing static files",
}


def main(purpose: str) -> None:
    """`purpose` is "run" or "test"; tests need more packages, and a browser."""
    os.chdir(ROOT)
    if not (BIN / "python").exists():
        say("Making a virtual environment")
        venv.create(VENV, with_pip=True)
    lock = Path(f"requirements/{'test' if purpose == 'test' else 'base'}.txt")
    step(f"packages-{purpose}", [lock, Path("pyproject.toml")], lambda: packages(lock))
    step(f"npm-{purpose}", [Path("package-lock.json")], lambda: npm(purpose))
    ours = [path for path in Path("kohort").rglob("static/**/*") if path.is_file()]
    words = sorted(Path("kohort/locale").rglob("*.po"))
    step(
        "front-end",
        [Path("package-lock.json"), Path("tools/front_end.py")],
        lambda: python("tools/front_end.py"),
    )
    gazetteer = [lock, Path("kohort/people/vocabulary/gazetteer.py"), Path("kohort/kit/folding.py")]
    step("places", gazetteer, lambda: python("-m", "kohort.people.vocabulary.gazetteer"))
    step("messages", [*words, Path("tools/messages.py")], lambda: python("tools/messages.py", "compile"))
    step("static", [Path("package-lock.json"), Path("tools/front_end.py"), *sorted(ours)], static_files)
    if purpose == "test":
        browser()


def say(what: str) -> None:
    print(f"· {what} …", flush=True)


def step(name: str, sources: list[Path], action) -> None:
    """Do `action` unless it was done with exactly these sources."""
    stamp = VENV / f"done-{name}"
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    if stamp.exists() and stamp.read_text() == digest:
        return
    say(SAYING.get(name, f"Preparing {name}"))
    action()
    stamp.write_text(digest)


def sh(*command: str, **more) -> None:
    subprocess.run([str(part) for part in command], check=True, **more)


def python(*arguments: str) -> None:
    sh(BIN / "python", *arguments)


def packages(lock: Path) -> None:
    pip = [BIN / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    sh(*pip, "--require-hashes", "-r", lock)
    editable = ["--config-settings", "editable_mode=compat", "--editable", "."]
    sh(*pip, "--no-deps", "--no-build-isolation", *editable)


def npm(purpose: str) -> None:
    if not shutil.which("npm"):
        sh(
            BIN / "python",
            "-m",
            "pip",
            "install",
            "--quiet",
            "--require-hashes",
            "-r",
            "requirements/node.txt",
        )
    path = f"{os.environ['PATH']}{os.pathsep}{BIN}"
    command = ["npm", "ci", "--loglevel=error", *([] if purpose == "test" else ["--omit=dev"])]
    sh(
        shutil.which("npm", path=path),
        *command[1:],
        env={**os.environ, "PATH": path},
        stdout=subprocess.DEVNULL,
    )


def static_files() -> None:
    settings = {"DJANGO_SETTINGS_MODULE": "kohort.site.settings", "KOHORT_HOME": str(VENV / "set-up")}
    command = ["-m", "django", "collectstatic", "--noinput", "--clear", "--verbosity=0"]
    sh(BIN / "python", *command, env={**os.environ, **settings})


def browser() -> None:
    """Chromium for the browser tests: what is there, else the system's package, else Playwright's own."""
    if any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))) or (VENV / "browser").exists():
        return
    say("Looking for a browser")
    if shutil.which("apt-get") and os.geteuid() == 0:
        quiet = {"stdout": subprocess.DEVNULL}
        subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=False, **quiet)
    if not shutil.which("chromium"):  # where this fails too, the browser tests fail by name
        subprocess.run([BIN / "playwright", "install", "chromium"], check=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
