"""Refuses a zipped spreadsheet that would unfold to more than we want to hold. The directory is asked first, in no time
and no memory; then the bytes are counted while inflating, because the directory can lie."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from kohort.kit.bugs import bug

from .refusal import Refused

MOST_BYTES = 300_000_000
MOST_INFLATED = 600_000_000
MOST_RATIO, RATIO_MATTERS = 100, 10_000_000
MOST_PARTS = 5_000
CHUNK = 1 << 18


def refuse_bomb(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    """Raises Refused("too-big") or ("unreadable"). `parts` is the zip's directory."""
    if len(parts) > MOST_PARTS:
        raise Refused("too-big")
    for part in parts:
        _weigh(part.file_size, part.compress_size)
    _weigh(sum(part.file_size for part in parts), path.stat().st_size)
    if bug("directory-believed"):
        return
    total = 0
    with path.open("rb") as file:
        for part in parts:
            for size in _inflated(file, part):
                total += size
                _weigh(total, path.stat().st_size)


def _weigh(inflated: int, packed: int) -> None:
    if inflated > MOST_INFLATED or (inflated > RATIO_MATTERS and inflated > MOST_RATIO * packed):
        raise Refused("too-big")


def _inflated(file: BinaryIO, part: zipfile.ZipInfo) -> Iterator[int]:
    """Sizes of the pieces the part really unfolds to, whatever size the directory gives."""
    file.seek(part.header_offset)
    name, extra = struct.unpack("<26xHH", _exactly(file, 30))
    file.seek(name + extra, 1)
    if part.compress_type == zipfile.ZIP_STORED:
        yield part.compress_size
    elif part.compress_type == zipfile.ZIP_DEFLATED:
        yield from _unfolded(file, part.compress_size)
    else:
        raise Refused("unreadable")  # no spreadsheet program writes anything else


def _unfolded(file: BinaryIO, left: int) -> Iterator[int]:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        while left > 0 and not inflate.eof:
            data = _exactly(file, min(left, CHUNK))
            left -= len(data)
            while data:
                yield len(inflate.decompress(data, CHUNK))
                data = inflate.unconsumed_tail
    except zlib.error as error:
        raise Refused("unreadable") from error


def _exactly(file: BinaryIO, size: int) -> bytes:
    data = file.read(size)
    if len(data) < size:
        raise Refused("unreadable")
    return data
