"""Faces for some of the personas' classmates: drawn from a few shapes, so that they are like nobody at all."""

from hashlib import blake2b
from io import BytesIO
from itertools import islice
from random import Random

from PIL import Image, ImageDraw

from kohort.access.audience import Audience
from kohort.institutions.models import Institution
from kohort.people.classes import shared
from kohort.people.models import Person, Photo, Study

from .personas import PERSONAS, address_of

WHY = "the demo writes on behalf of everybody"
MOST, SHARE, SIDE, SMALL, SCALE = 80, 0.55, 480, 96, 2  # drawn twice as large, for smooth edges
BACKDROPS = "#dfe8e4 #e9e2d6 #d9e3ef #efe0dd #e4e0ee #e6ead7 #d5e6ea #f0e6cf".split()
SKINS = "#f6d7bf #eec3a2 #e0ac84 #c68a5e #9a6440 #714629".split()
HAIRS = "#2b211c #3a2a20 #4a3324 #5d4030 #7a4f2d #a8763e #d7b26a #8d8d8d #9c4a2c".split()
CLOTHES = "#2f4b60 #7b3f3f #3f5d43 #6a5a86 #c08a3a #3b3f46 #8a9ba5 #b5654d".split()
STYLES = "short short long long bob bob bun curls curls bald".split()
DARK = "#33282a"


def portray(institution: Institution) -> None:
    """Photos for about half of those the personas studied with, who have come. Doing it again changes nothing."""
    if Photo.objects.trusted(WHY).filter(institution=institution).exists():
        return
    people = (person for person in _classmates(institution) if Random(person.name).random() < SHARE)
    Photo.objects.bulk_create(_photo(person) for person in islice(people, MOST))


def _classmates(institution: Institution) -> list[Person]:
    """Of all personas, in a lasting order."""
    personas = Study.objects.trusted(WHY).filter(
        institution=institution, person__account__email__in=[address_of(name) for name in PERSONAS]
    )
    mates = {pk for one in personas for pk in shared(Study.objects.trusted(WHY), one).values_list("person", flat=True)}
    people = Person.objects.trusted(WHY).filter(pk__in=mates, account__isnull=False)
    return list(people.order_by("sort_nb", "pk"))


def _photo(person: Person) -> Photo:
    face = portrait(Random(person.name))
    large, small = _webp(face), _webp(face.resize((SMALL, SMALL), Image.Resampling.LANCZOS))
    return Photo(
        institution_id=person.institution_id,
        person=person,
        audience=Audience.MEMBERS,
        source="owner",
        recorded=person.claimed_at or person.recorded,
        digest=blake2b(large, digest_size=8).hexdigest(),
        large=large,
        small=small,
    )


def _webp(face: Image.Image) -> bytes:
    stream = BytesIO()
    face.save(stream, "WEBP", quality=80, method=2)
    return stream.getvalue()


def portrait(rng: Random) -> Image.Image:
    """One face, square, the same for the same state of `rng`."""
    skin, hair, cloth = rng.choice(SKINS), rng.choice(HAIRS), rng.choice(CLOTHES)
    face = Image.new("RGB", (SIDE * SCALE, SIDE * SCALE), rng.choice(BACKDROPS))
    pen = Pen(ImageDraw.Draw(face))
    style = rng.choice(STYLES)
    _behind(pen, style, hair)
    pen.oval(240, 520, 190, 150, cloth)
    pen.oval(240, 372, 48, 70, _shade(skin, 0.92))
    pen.oval(240, 232, 98, 124, skin)
    _in_front(pen, style, hair, skin, rng.choice([-26, -12, 12, 26]))
    _features(pen, rng, hair if style != "bald" else DARK)
    return face.resize((SIDE, SIDE), Image.Resampling.LANCZOS)


class Pen:
    """Draws on a square of 480 by 480, whatever the picture's size is."""

    def __init__(self, draw: ImageDraw.ImageDraw):
        self.draw = draw

    def oval(self, x: float, y: float, across: float, down: float, fill: str) -> None:
        """Around a middle, with two radii."""
        self.draw.ellipse(self._box(x, y, across, down), fill=fill)

    def arc(self, x: float, y: float, across: float, down: float, *, span: tuple[int, int], line: str, width: int):
        """A piece of an oval's edge; `span` in degrees clockwise from the east."""
        self.draw.arc(self._box(x, y, across, down), *span, fill=line, width=width * SCALE)

    def cap(self, x: float, y: float, across: float, down: float, fill: str) -> None:
        """The upper half of an oval."""
        self.draw.chord(self._box(x, y, across, down), 180, 360, fill=fill)

    def _box(self, x, y, across, down):
        return [SCALE * edge for edge in (x - across, y - down, x + across, y + down)]


def _behind(pen: Pen, style: str, hair: str) -> None:
    if style == "long":
        pen.oval(240, 300, 140, 200, hair)
    elif style == "bob":
        pen.oval(240, 250, 132, 150, hair)
    elif style == "bun":
        pen.oval(240, 84, 52, 48, hair)
    elif style == "curls":
        for x, y in ((142, 190), (158, 130), (205, 96), (275, 96), (322, 130), (338, 190), (134, 250), (346, 250)):
            pen.oval(x, y, 52, 52, hair)


def _in_front(pen: Pen, style: str, hair: str, skin: str, parting: int) -> None:
    for x in (144, 336):
        pen.oval(x, 246, 14, 22, skin)
    if style != "bald":
        pen.cap(240, 206, 106, 114, hair)
        pen.cap(240 + parting, 207, 78 - abs(parting) / 2, 46, skin)


def _features(pen: Pen, rng: Random, hair: str) -> None:
    for x in (200, 280):
        pen.oval(x, 244, 9, 11, DARK)
        pen.arc(x, 226, 22, 14, span=(200, 340), line=_shade(hair, 0.8), width=6)
    pen.arc(240, 268, 10, 16, span=(20, 160), line=_shade("#c68a5e", 0.8), width=4)
    pen.arc(240, 292, rng.choice([26, 32, 38]), 22, span=(20, 160), line=DARK, width=6)
    if rng.random() < 0.3:
        _glasses(pen)


def _glasses(pen: Pen) -> None:
    for x in (200, 280):
        pen.arc(x, 244, 30, 28, span=(0, 360), line=DARK, width=5)
    pen.arc(240, 244, 12, 8, span=(180, 360), line=DARK, width=5)


def _shade(colour: str, part: float) -> str:
    """The same colour, darker."""
    return "#" + "".join(f"{round(int(colour[place : place + 2], 16) * part):02x}" for place in (1, 3, 5))
