"""Run as a script, alone in its process: a picture on stdin becomes square WebPs on stdout, pickled as a list of bytes.

The arguments are pairs of a side in pixels and the most bytes it may have (0: any). A text instead of the list is the
code of a refusal. Only what is on the new picture is taken over: no EXIF, GPS, XMP, IPTC, comment or colour profile.
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


def squares(sent: bytes, wanted: list[tuple[int, int]]) -> list[bytes] | str:
    try:
        with Image.open(BytesIO(sent), formats=FORMATS) as picture:
            return refusal(picture) or made(picture, wanted)
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


def made(picture: Image.Image, wanted: list[tuple[int, int]]) -> list[bytes]:
    upright = UPRIGHT.get(picture.getexif().get(ORIENTATION, 1))
    largest = max(side for side, _bytes in wanted)
    picture.draft("RGB", (2 * largest, 2 * largest))
    square = cropped(picture, largest)
    stands = square if upright is None else square.transpose(upright)
    return [webp(stands, *one) for one in wanted]


def cropped(picture: Image.Image, side: int) -> Image.Image:
    """The middle, on white where it was transparent, in a new picture: a copied one keeps comments."""
    width, height = picture.size
    short = min(width, height)
    left, top = (width - short) / 2, (height - short) / 2
    has_alpha = picture.has_transparency_data
    plain = picture if picture.mode in {"RGB", "RGBA", "L"} else picture.convert("RGBA" if has_alpha else "RGB")
    small = plain.resize((side, side), Image.Resampling.LANCZOS, (left, top, left + short, top + short), reducing_gap=3)
    clean = Image.new("RGB", small.size, "white")
    clean.paste(small, mask=small.getchannel("A") if small.mode == "RGBA" else None)
    return clean


def webp(square: Image.Image, side: int, most: int) -> bytes:
    """At the best quality that keeps within `most` bytes."""
    small = square.resize((side, side), Image.Resampling.LANCZOS)
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
    numbers = [int(argument) for argument in sys.argv[1:]]
    answer = squares(sys.stdin.buffer.read(), list(zip(numbers[::2], numbers[1::2], strict=True)))
    pickle.dump(answer, sys.stdout.buffer)
