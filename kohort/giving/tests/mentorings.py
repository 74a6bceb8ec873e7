"""Rounds of mentoring for tests, made in a line; they are open for sign-up unless told otherwise."""

from datetime import timedelta

from django.utils import timezone

from kohort.giving.models import Pair, Part, Round, Scheme


def mentoring(institution, form="pairs", *, days=0, **fields) -> Round:
    """A published round; `days` later than usual: -10 has closed its sign-up, -40 is under way, -120 is over."""
    scheme = Scheme.objects.create(institution=institution, form=form, name="First steps", mentees="students")
    today = timezone.localdate() + timedelta(days=days)
    dates = {"opens": -5, "closes": 5, "begins": 10, "ends": 100}
    told = {name: today + timedelta(days=number) for name, number in dates.items()}
    return Round.objects.create(scheme=scheme, name="Spring", **{"published": timezone.now()} | told | fields)


def takes_part(one: Round, person, role="mentee", **fields) -> Part:
    return Part.objects.create(round=one, person=person, role=role, **{"words": "How does one begin?"} | fields)


def together(one: Round, mentor: Part, mentee: Part, *, ago=0, **fields) -> Pair:
    """A pair that was told of each other so many days ago; `begun=None` for one nobody was told of."""
    begun = timezone.now() - timedelta(days=ago)
    return Pair.objects.create(round=one, mentor=mentor, mentee=mentee, **{"begun": begun} | fields)
