"""Pictures of places and evenings that never were: hills, a row of lights, and heads seen from behind."""

from hashlib import sha256
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

from kohort.events.models import Cover, Event, Shot
from kohort.people.models import Person

SIZE, SMALL, SCALE = (1200, 675), (480, 270), 2  # drawn twice as large, for smooth edges
SKIES = [("#23395b", "#f4b860"), ("#bcd4de", "#f7f3e3"), ("#3d2c4e", "#e07a5f"), ("#1f4e5f", "#f2e2ba")]
HILLS = [("#52708c", "#2c4257", "#16222e"), ("#7fa99b", "#4b7a6c", "#24483f"), ("#8d6a7f", "#5b4257", "#2b2032")]


def hang(event: Event) -> None:
    """A picture for its page."""
    large, small, digest = _sizes(scene(Random(event.title), heads=False))
    Cover.objects.create(event=event, large=large, small=small, digest=digest)


def snap(event: Event, by: Person, caption: str) -> None:
    """One of the pictures from the evening itself."""
    large, small, digest = _sizes(scene(Random(caption), heads=True))
    Shot.objects.create(event=event, by=by, caption=caption, at=event.ends, large=large, small=small, digest=digest)


def _sizes(picture: Image.Image) -> tuple[bytes, bytes, str]:
    large, small = _webp(picture), _webp(picture.resize(SMALL, Image.Resampling.LANCZOS))
    return large, small, sha256(large).hexdigest()[:16]


def _webp(picture: Image.Image) -> bytes:
    stream = BytesIO()
    picture.save(stream, "WEBP", quality=75, method=1)
    return stream.getvalue()


def scene(rng: Random, *, heads: bool) -> Image.Image:
    """The same for the same state of `rng`."""
    (sky, light), hills = rng.choice(SKIES), rng.choice(HILLS)
    width, height = (SCALE * side for side in SIZE)
    picture = Image.new("RGB", (width, height), sky)
    draw = ImageDraw.Draw(picture)
    _sun(draw, rng, width, height, light)
    for place, colour in enumerate(hills):
        _hill(draw, rng, width, height, (0.5 + 0.14 * place, colour))
    _lights(draw, rng, width, height, light)
    if heads:
        _heads(draw, rng, width, height)
    return picture.resize(SIZE, Image.Resampling.BOX)


def _sun(draw, rng, width, height, light) -> None:
    x, y, radius = width * rng.uniform(0.15, 0.85), height * rng.uniform(0.25, 0.45), height * rng.uniform(0.08, 0.16)
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=light)


def _hill(draw, rng, width, height, hill) -> None:
    level, colour = hill
    steps = range(9)
    ridge = [(width * step / 8, height * (level + rng.uniform(-0.09, 0.09))) for step in steps]
    draw.polygon([(0, height), *ridge, (width, height)], fill=colour)


def _lights(draw, rng, width, height, light) -> None:
    """A string of lamps, hanging."""
    count, top = rng.randint(9, 14), height * rng.uniform(0.1, 0.2)
    points = [(width * at / count, top + height * 0.16 * (1 - (2 * at / count - 1) ** 2)) for at in range(count + 1)]
    draw.line(points, fill=light, width=2 * SCALE)
    for x, y in points:
        draw.ellipse((x - 14, y - 4, x + 14, y + 30), fill=light)


def _heads(draw, rng, width, height) -> None:
    """People from behind, close together."""
    for place in range(9):
        x, size = width * (place + rng.uniform(0.2, 0.8)) / 9, height * rng.uniform(0.07, 0.1)
        top = height * rng.uniform(0.66, 0.8)
        coat = rng.choice(["#1d1b22", "#26303a", "#3a2530", "#21352f", "#4a3a2a"])
        draw.ellipse((x - 2 * size, top + 1.7 * size, x + 2 * size, height + 3 * size), fill=coat)
        draw.ellipse((x - size, top, x + size, top + 2.3 * size), fill=rng.choice(["#2b211c", "#5d4030", "#a8763e"]))
