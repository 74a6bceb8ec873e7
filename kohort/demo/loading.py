"""Fills an installation with the invented institutions and their people, by the ways real ones come.

Registers are written as files and imported; then a fifth of the people take their places and tell about themselves. The
same number of people is the same people, and doing it again changes nothing.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from itertools import batched, chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from django.conf import settings

from kohort.institutions.models import Institution

from . import personas
from .campus import Campus, found
from .classes import SIZE, classmates
from .curriculum import InstitutionPlan, institutions
from .invented import Invented
from .lives import settle
from .people import invent
from .registers import Delivery, deliver, deliver_course

SEED = 2026
BATCH = 1000
SMALL = {"saarela": (7, 400), "lysbu": (12, 250)}  # one person in so many, and so many at most
LARGE = "nordvik"
ASKED = 600  # so many people of the large institution were offered the course
