"""Logos: whatever is sent becomes a small PNG of our own making; the bytes that came are never kept or served."""

import hashlib
from io import BytesIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

FORMATS = ["PNG", "JPEG", "WEBP"]  # of Pillow's sixty, the ones a logo comes in; each has one known decoder
BYTES = 2 * 2**20
SIDE = 4096  # pixels; 4096 × 4096 is 64 MB decoded, where a PNG of 9 KB could ask for a gigabyte
SHOWN = 256


def small_png(file) -> bytes:
    """The picture in an uploaded file as a PNG of at most 256 × 256 pixels, bare of metadata. Or ValidationError."""
    if file.size > BYTES:
        raise ValidationError(_("This file is larger than 2 MB. Save a smaller version of the logo and try again."))
    try:
        with Image.open(file, formats=FORMATS) as picture:
            return _png(_checked(picture))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as fault:
        raise ValidationError(_("This is not a picture we can read. Use a PNG, JPEG or WebP file.")) from fault


def digest(image: bytes) -> str:
    """What the address of a logo carries, so that browsers may keep it."""
    return hashlib.sha256(image).hexdigest()[:16]


def _checked(picture):
    """Refuse by the header, before a pixel is decoded."""
    if max(picture.size) > SIDE:
        raise ValidationError(_("This picture is more than 4096 pixels wide or high. Use a smaller one."))
    if getattr(picture, "is_animated", False):
        raise ValidationError(_("This picture moves. Use one that stands still."))
    return picture


def _png(picture) -> bytes:
    small = picture.convert("RGBA")
    small.thumbnail((SHOWN, SHOWN))
    clean = Image.new("RGBA", small.size)  # a new picture, because a copied one keeps comments
    clean.paste(small)
    out = BytesIO()
    clean.save(out, "PNG", optimize=True)
    return out.getvalue()
