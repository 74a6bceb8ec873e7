"""Pictures somebody sends: made anew in a process of their own, or refused with a sentence. What was sent is not kept.

A small file may ask for a gigabyte when it is opened, and a decoder may have a hole: the child has little memory and
little time (OWASP ASVS 5.0, 5.2 and 5.3).
"""

import pickle
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from kohort.kit.bugs import bug

MAKER = Path(__file__).with_name("picture_process.py")
MOST_BYTES = 20 * 2**20
PATIENCE = 60  # seconds on the clock; the child's own time is limited far below
MARKUP = re.compile(rb"<(?:html|script|!doctype)", re.IGNORECASE)

SENTENCES = {
    "empty": _("This file is empty. Choose another picture."),
    "too-heavy": _("This file is larger than 20 MB. Save a smaller version and try again."),
    "page-inside": _("There is a web page inside this picture. Save the picture anew, then try again."),
    "not-a-picture": _("This is not a picture we can read. Use a JPEG, PNG or WebP file."),
    "several": _("There are several pictures in this file, or it moves. Use one that stands still."),
    "too-large": _("This picture has too many pixels. Save a smaller version and try again."),
    "damaged": _("This picture is damaged. Save it anew, then try again."),
}


class Square(NamedTuple):
    """A picture to make: its side in pixels, and the most bytes it may have (0: any)."""

    side: int
    most_bytes: int = 0


class Fitted(Square):
    """A picture that keeps its shape; `side` is the longer one."""


def squares(sent: UploadedFile, wanted: Sequence[Square]) -> list[bytes]:
    """The middle of a picture as WebPs, upright, bare of metadata. Raises ValidationError, which says what to do."""
    return _remade(sent, "square", wanted)


def fitted(sent: UploadedFile, wanted: Sequence[Fitted]) -> list[bytes]:
    """All of a picture as WebPs that keep its shape, none larger than it was; the same otherwise."""
    return _remade(sent, "fitted", wanted)


def _remade(sent, shape: str, wanted: Sequence[Square]) -> list[bytes]:
    answer = _refusal(sent) or _made(sent.read(), shape, wanted)
    if isinstance(answer, str):
        raise ValidationError(SENTENCES[answer], code=answer)
    return answer


def _refusal(sent: UploadedFile) -> str:
    """What needs no decoding to be seen."""
    if not sent.size:
        return "empty"
    if sent.size > MOST_BYTES:
        return "too-heavy"
    found = MARKUP.search(sent.read())
    sent.seek(0)
    return "page-inside" if found else ""


def _made(data: bytes, shape: str, wanted: Sequence[Square]) -> list[bytes] | str:
    if bug("photo-original"):
        return [data for _one in wanted]
    numbers = [str(number) for one in wanted for number in one]
    # The child is our own module under our own interpreter, so what it pickles is trusted.
    command = [sys.executable, "-I", str(MAKER), shape, *numbers]
    child = subprocess.run(command, input=data, capture_output=True, timeout=PATIENCE, check=False)
    # Without an answer it was ended by a limit: the decoder wanted more memory or time than it may have.
    return pickle.loads(child.stdout) if child.returncode == 0 else "too-large"
