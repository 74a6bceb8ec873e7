"""A step of somebody's first visit. Apps add theirs by the list FIRST_VISIT in settings; any step may be skipped."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from django.http import HttpRequest
from django.utils.functional import Promise

from .models import Person


class StepForm(Protocol):
    """What a step asks. `keep` writes it down, as what the person said today."""

    def is_valid(self) -> bool: ...

    def keep(self) -> None: ...


@dataclass(frozen=True)
class Step:
    """`slug` stands in the address; `form(request, person)` is bound when the request is a POST; `template` is drawn
    with `form`, `person` and `step`, and extends "claims/first_visit.html"."""

    slug: str
    title: str | Promise
    template: str
    form: Callable[[HttpRequest, Person], StepForm]
