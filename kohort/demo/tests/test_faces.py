"""The demo's faces: invented, the same each time, and few enough to be drawn while one waits."""

from random import Random

import pytest

from kohort.demo.faces import MOST, SIDE, portrait, portray
from kohort.demo.loading import load
from kohort.institutions.models import Institution
from kohort.people.models import Photo

from .test_the_network_is_alive import Bars


def test_a_face_is_square_and_lasts():
    assert portrait(Random("Kari")).size == (SIDE, SIDE)
    assert portrait(Random("Kari")).tobytes() == portrait(Random("Kari")).tobytes()
    assert portrait(Random("Kari")).tobytes() != portrait(Random("Ola")).tobytes()


@pytest.mark.django_db
def test_about_half_of_the_classmates_have_one():
    load(300, Bars().open)
    photos = Photo.objects.trusted("test")
    faces = set(photos.values_list("person_id", "digest"))
    assert MOST / 4 < len(faces) <= MOST
    portray(Institution.objects.get(slug="nordvik"))
    assert set(photos.values_list("person_id", "digest")) == faces
