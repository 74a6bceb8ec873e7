"""A picture somebody sends is made anew, without a byte of what was sent, or refused with a sentence."""

import zlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from kohort.kit.pictures import MOST_BYTES, Fitted, Square, fitted, squares

WANTED = [Square(480, 64_000), Square(96, 4096)]
CANARY = b"Kanarifugl"
GPS, GPS_AREA, DESCRIPTION, ORIENTATION, LATITUDE = 0x8825, 0x001C, 0x010E, 0x0112, 2
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">' + CANARY + b"</x:xmpmeta>"


def made(data: bytes) -> list[bytes]:
    return squares(SimpleUploadedFile("photo", data), WANTED)


def refusal(data: bytes) -> str:
    with pytest.raises(ValidationError) as refused:
        made(data)
    return refused.value.messages[0]


def encoded(picture: Image.Image, kind: str, **more) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()


def plain(size=(600, 400), colour="#336699"):
    return Image.new("RGB", size, colour)


def noise(size):
    """The hardest there is to make small."""
    return Image.effect_noise(size, 90).convert("RGB")


def exif() -> Image.Exif:
    told = Image.Exif()
    told[DESCRIPTION] = CANARY.decode()
    told.get_ifd(GPS)[GPS_AREA] = CANARY
    told.get_ifd(GPS)[LATITUDE] = (63.0, 25.0, 12.0)
    return told


def tattling(kind: str) -> bytes:
    """A picture that tells where it was taken, and more, in every place its format has."""
    if kind == "JPEG":
        iptc = b"\xff\xed" + (2 + 14 + len(CANARY)).to_bytes(2, "big") + b"Photoshop 3.0\x00" + CANARY
        data = encoded(plain(), kind, exif=exif(), xmp=XMP, comment=CANARY, icc_profile=CANARY)
        return data[:2] + iptc + data[2:] + CANARY
    if kind == "PNG":
        texts = PngInfo()
        texts.add_text("Comment", CANARY.decode())
        texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
        return encoded(plain(), kind, exif=exif(), pnginfo=texts, icc_profile=CANARY) + CANARY
    return encoded(plain(), kind, exif=exif(), xmp=XMP, icc_profile=CANARY) + CANARY


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_of_what_was_sent_is_left(kind):
    sent = tattling(kind)
    assert sent.count(CANARY) >= 3, "the test itself tells"
    for picture in made(sent):
        for trace in (CANARY, b"EXIF", b"Exif", b"XMP", b"xmp", b"ICCP", b"JFIF", b"Photoshop"):
            assert trace not in picture
        with Image.open(BytesIO(picture)) as opened:
            assert dict(opened.getexif()) == {}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_two_squares_of_webp(kind):
    large, small = (Image.open(BytesIO(one)) for one in made(encoded(plain(), kind)))
    assert (large.format, large.size, small.format, small.size) == ("WEBP", (480, 480), "WEBP", (96, 96))


@pytest.mark.parametrize(("sent", "sizes"), [((600, 400), [(480, 320), (96, 64)]), ((60, 90), [(60, 90), (60, 90)])])
def test_a_fitted_one_keeps_its_shape_is_never_made_larger_and_tells_nothing(sent, sizes):
    data = encoded(plain(sent), "JPEG", exif=exif(), comment=CANARY)
    pictures = fitted(SimpleUploadedFile("photo", data), [Fitted(480), Fitted(96)])
    assert [Image.open(BytesIO(one)).size for one in pictures] == sizes
    assert not [one for one in pictures if CANARY in one or b"EXIF" in one]


def test_the_small_one_is_small_whatever_is_on_it():
    large, small = made(encoded(noise((1000, 1000)), "JPEG", quality=95))
    assert len(small) <= 4096
    assert len(large) <= 64_000


def corners(picture: bytes) -> list[str]:
    """The colours of the corners, clockwise from the top left."""
    with Image.open(BytesIO(picture)) as opened:
        at = opened.convert("RGB").getpixel
        return [max(zip(at(place), "rgb", strict=True))[1] for place in ((20, 20), (460, 20), (460, 460), (20, 460))]


@pytest.mark.parametrize("turned", range(1, 9))
def test_it_stands_upright(turned):
    """However the camera was held: seen upright, red is at the top left and green at the top right."""
    upright = Image.new("RGB", (480, 480), "blue")
    upright.paste("#ff0000", (0, 0, 240, 240))
    upright.paste("#00ff00", (240, 0, 480, 240))
    back = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # Image.Transpose that takes it back to how the sensor saw it
    told = Image.Exif()
    told[ORIENTATION] = turned
    stored = upright.transpose(Image.Transpose(back[turned])) if turned in back else upright
    assert corners(made(encoded(stored, "JPEG", exif=told, quality=95))[0]) == ["r", "g", "b", "b"]


def test_the_middle_is_kept():
    wide = Image.new("RGB", (1500, 500), "red")
    wide.paste("#00ff00", (500, 0, 1000, 500))
    assert corners(made(encoded(wide, "PNG"))[0]) == ["g"] * 4


def test_what_is_transparent_becomes_white():
    (large, _small) = made(encoded(Image.new("RGBA", (300, 300), (0, 0, 0, 0)), "PNG"))
    with Image.open(BytesIO(large)) as opened:
        assert opened.convert("RGB").getpixel((100, 100)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "CMYK"])
def test_rare_kinds_of_colour(mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert len(made(encoded(Image.new(mode, (300, 200)), kind))) == 2


def test_a_jpeg_of_fifty_megapixels_is_welcome():
    assert len(made(encoded(plain((8000, 6000)), "JPEG", quality=30))) == 2


def png_of(width: int, height: int) -> bytes:
    """A PNG that says it is so large, in a few hundred bytes."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")

    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 6, 0, 0, 0])
    body = zlib.compress(b"\0" * 100_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def several(kind: str) -> bytes:
    return encoded(plain(), kind, save_all=True, append_images=[plain(colour="red")])


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "This file is empty"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "not a picture we can read"),
        (b"%PDF-1.7 ...", "not a picture we can read"),
        (encoded(plain(), "GIF"), "not a picture we can read"),
        (encoded(plain(), "TIFF"), "not a picture we can read"),
        (encoded(plain(), "BMP"), "not a picture we can read"),
        (encoded(plain(), "JPEG") + b"<html><script>alert(1)</script>", "a web page inside"),
        (b"<!DOCTYPE html>" + encoded(plain(), "JPEG"), "a web page inside"),
        (several("MPO"), "several pictures"),
        (several("PNG"), "several pictures"),
        (several("WEBP"), "several pictures"),
        (png_of(20_000, 20_000), "too many pixels"),
        (png_of(60_000, 60_000), "too many pixels"),
        (encoded(Image.new("1", (20_000, 20_000)), "PNG"), "too many pixels"),
        (encoded(plain((8000, 6000)), "JPEG", quality=10, progressive=True), "too many pixels"),
        (png_of(400, 400), "damaged"),
        (encoded(noise((400, 400)), "JPEG")[:9000], "damaged"),
        (encoded(noise((400, 400)), "PNG")[:9000], "damaged"),
        (b"\xff\xd8\xff" + b"\0" * MOST_BYTES, "larger than 20 MB"),
    ],
    ids="""empty svg pdf gif tiff bmp html-tail html-head mpo apng moving-webp bomb huge bits progressive short cut-jpeg
           cut-png heavy""".split(),
)
def test_what_is_refused(data, sentence):
    assert sentence in refusal(data)
