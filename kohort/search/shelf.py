"""The folder of the index: which copy is current, who may write, and how readers notice a new one.

`index/v1` is a link to the current copy `index/v1-…`. A rebuild fills a fresh copy and moves the link, so that a reader
has the old one or the new one, never a mixture. Another version of the code has another link and finds nothing there.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path
from secrets import token_hex
from threading import Lock

import tantivy

from .fields import SCHEMA, VERSION

MEGABYTE = 1_000_000


class Shelf:
    """A folder with one current copy, or none."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.link = folder / f"v{VERSION}"
        self._opening = Lock()
        self._open: tuple[Path, tuple[int, int], tantivy.Index] | None = None

    def searcher(self) -> tantivy.Searcher | None:
        """What is current now; None when there is no copy that can be read."""
        with self._opening:
            for _ in range(2):  # a rebuild may take a copy away between looking and opening
                try:
                    return self._current().searcher()
                except (OSError, ValueError):
                    self._open = None
        return None

    def _current(self) -> tantivy.Index:
        copy = self.copy()
        meta = (copy / "meta.json").stat()
        stamp = (meta.st_ino, meta.st_mtime_ns)
        if self._open and self._open[:2] == (copy, stamp):
            return self._open[2]
        if self._open and self._open[0] == copy:
            index = self._open[2]
            index.reload()
        else:
            index = tantivy.Index(SCHEMA, str(copy))
            index.config_reader("manual")
            index.reload()
        self._open = copy, stamp, index
        return index

    def copy(self) -> Path:
        """The folder of the current copy. Raises OSError when there is none."""
        return self.folder / self.link.readlink()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Waits until no other process or thread writes, and keeps them waiting."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("w") as lock:
            flock(lock, LOCK_EX)
            yield

    @contextmanager
    def fresh(self) -> Iterator[Path]:
        """An empty copy, current once the block has ended well. All others are then removed."""
        copy = self.folder / f"{self.link.name}-{token_hex(4)}"
        copy.mkdir()
        try:
            yield copy
            self._turn_to(copy)
        finally:
            self._tidy()

    def _turn_to(self, copy: Path) -> None:
        link = self.folder / "next"
        link.unlink(missing_ok=True)
        link.symlink_to(copy.name)
        link.replace(self.link)

    def _tidy(self) -> None:
        current = os.readlink(self.link) if self.link.is_symlink() else ""
        for copy in self.folder.iterdir():
            if copy.is_dir() and not copy.is_symlink() and copy.name != current:
                shutil.rmtree(copy)
            elif copy.is_symlink() and copy != self.link:
                copy.unlink()


@contextmanager
def writing(copy: Path, megabytes: int) -> Iterator[tantivy.IndexWriter]:
    """A writer whose work is kept when the block ends well, and is as if it had never been when not.

    Merges of small segments are waited for: they would be given up otherwise and segments pile up.
    """
    writer = tantivy.Index(SCHEMA, str(copy)).writer(megabytes * MEGABYTE, 1)
    try:
        yield writer
        writer.commit()
    finally:
        writer.wait_merging_threads()
