"""Run as a script, alone in its process: a picture on stdin becomes WebPs on stdout, pickled as a list of bytes.

The first argument is the shape, "square" (the middle) or "fitted" (all of it, never made larger); then come pairs of
the longest side in pixels and the most bytes it may have (0: any). A text instead of the list is the code of a
refusal. Only what is on the new picture is taken over: no EXIF, GPS, XMP, IPTC, comment or colour profile.
"""

import pickle
import resource
import struct
import sys
from io import BytesIO

from PIL import Image, UnidentifiedImageError

MEMORY, SECONDS = 320 << 20, 5
FORMATS = ["JPEG", "PNG", "WEBP"]  # of Pillow's sixty; each has one well-known decoder
# What 300 MB can decode: a plain JPEG comes at an eighth of its size, a progressive one is held whole.
MOST_PIXELS = {"JPEG": 50_000_000, "PROGRESSIVE": 25_000_000, "PNG": 25_000_000, "WEBP": 16_000_000}
ORIENTATION = 0x0112
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
QUALITIES = (82, 70, 58, 46, 34, 22, 10)


def remade(sent: bytes, shape: str, wanted: list[tuple[int, int]]) -> list[bytes] | str:
    try:
        with Image.open(BytesIO(sent), formats=FORMATS) as picture:
            return refusal(picture) or made(picture, shape, wanted)
    except UnidentifiedImageError:
        return "not-a-picture"
    except (MemoryError, Image.DecompressionBombError):
        return "too-large"
    except (OSError, SyntaxError, ValueError, struct.error, KeyError, IndexError, TypeError, EOFError):
        return "damaged"  # what Pillow's readers raise for files that break their own format


def refusal(picture: Image.Image) -> str:
    """By the header, before a pixel is decoded; "" for what is welcome."""
    if picture.format == "MPO" or getattr(picture, "n_frames", 1) > 1:
        return "several"
    kind = "PROGRESSIVE" if picture.info.get("progressive") else picture.format or ""
    return "too-large" if picture.width * picture.height > MOST_PIXELS[kind] else ""


def made(picture: Image.Image, shape: str, wanted: list[tuple[int, int]]) -> list[bytes]:
    upright = UPRIGHT.get(picture.getexif().get(ORIENTATION, 1))
    largest = max(side for side, _bytes in wanted)
    picture.draft("RGB", (2 * largest, 2 * largest))
    taken = clean(picture, *(middle(picture.size, largest) if shape == "square" else whole(picture.size, largest)))
    stands = taken if upright is None else taken.transpose(upright)
    return [webp(stands, *one) for one in wanted]


def middle(size: tuple[int, int], side: int):
    """The size to make, and which part of the picture is taken."""
    width, height = size
    short = min(width, height)
    left, top = (width - short) / 2, (height - short) / 2
    return (side, side), (left, top, left + short, top + short)


def whole(size: tuple[int, int], side: int):
    """The same, where all of it is taken."""
    return within(size, side), (0, 0, *size)


def within(size: tuple[int, int], side: int) -> tuple[int, int]:
    """The same shape with no side longer than `side`."""
    scale = min(1, side / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def clean(picture: Image.Image, size, box) -> Image.Image:
    """On white where it was transparent, in a new picture: a copied one keeps comments."""
    has_alpha = picture.has_transparency_data
    plain = picture if picture.mode in {"RGB", "RGBA", "L"} else picture.convert("RGBA" if has_alpha else "RGB")
    small = plain.resize(size, Image.Resampling.LANCZOS, box, reducing_gap=3)
    fresh = Image.new("RGB", small.size, "white")
    fresh.paste(small, mask=small.getchannel("A") if small.mode == "RGBA" else None)
    return fresh


def webp(taken: Image.Image, side: int, most: int) -> bytes:
    """At the best quality that keeps within `most` bytes."""
    small = taken.resize(within(taken.size, side), Image.Resampling.LANCZOS)
    encoded = b""
    for quality in QUALITIES:
        out = BytesIO()
        small.save(out, "WEBP", quality=quality, method=4)
        encoded = out.getvalue()
        if not most or len(encoded) <= most:
            break
    return encoded


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    Image.MAX_IMAGE_PIXELS = None  # `refusal` is stricter than the warning it would give
    numbers = [int(argument) for argument in sys.argv[2:]]
    answer = remade(sys.stdin.buffer.read(), sys.argv[1], list(zip(numbers[::2], numbers[1::2], strict=True)))
    pickle.dump(answer, sys.stdout.buffer)
