"""Matching a round of mentoring: a thousand mentees and a thousand mentors with wishes on both sides.

Its floor is SciPy's assignment of a bare matrix of the same size. Whether nothing is better is asked of a solver that
works in another way: HiGHS, on the same matrix as a linear programme.
"""

from collections.abc import Iterator
from random import Random

import numpy as np
from django.utils import timezone
from scipy.optimize import linear_sum_assignment, linprog
from scipy.sparse import coo_array

from kohort.access.viewer import Viewer
from kohort.accounts.models import Account
from kohort.giving.mentoring.matching import best, match
from kohort.giving.mentoring.models import Choice, Part, Round, Scheme
from kohort.giving.mentoring.sides import sides
from kohort.giving.mentoring.weighing import weigh
from kohort.institutions.models import Institution
from kohort.people.models import Language, Person, Position
from kohort.site.schema import bring_up_to_date

from .figures import Figure
from .timing import medians

MANY, WISHES, ROUNDS = 1000, 5, 5
TONGUES, TRADES, EMPLOYERS = ("no", "fi", "sv", "en"), "CFGJKMPQ", 200


def figures() -> Iterator[Figure]:
    bring_up_to_date()
    one = _round(Random(7))
    weights = weigh(one, all_of := sides(one))
    places = [side.part.places for side in all_of.mentors]
    bare = np.random.default_rng(7).integers(0, 1200, weights.shape)
    runs = {
        "match": lambda: match(one, Viewer()),
        "best": lambda: best(weights, places),
        "bare": lambda: linear_sum_assignment(bare, maximize=True),
    }
    took = medians(runs, ROUNDS)
    title, floor = f"matching {MANY:,} mentees with {MANY:,} mentors", "ms SciPy on a bare matrix"
    yield Figure(title, took["match"], "ms", took["bare"], floor)
    yield Figure(f"{title}: at most two seconds", took["match"] / 1000, "s", gate=2)
    yield Figure("of it, the assignment alone", took["best"], "ms", took["bare"], floor)
    yield from _truth(weights, places)


def _truth(weights, places) -> Iterator[Figure]:
    """How far from the best there is, by the other solver: in pairs, and then in the wishes of that many."""
    found = best(weights, places)
    points = sum(weights[pair] for pair in found)
    most, worth = _by_highs(weights, places)
    yield Figure("pairs that HiGHS finds and we do not", most - len(found), "", gate=0)
    yield Figure("wishes that HiGHS grants and we do not", 100 * abs(worth - points) / worth, "%", gate=0.1, goal=1e-6)


def _by_highs(weights, places) -> tuple[int, float]:
    """(the most pairs there can be, the greatest sum of weights with so many pairs)."""
    rows, columns = np.nonzero(~np.isnan(weights))
    edges = np.arange(len(rows))
    each = coo_array((np.ones(2 * len(rows)), (np.r_[rows, columns + len(weights)], np.r_[edges, edges])))
    room = np.r_[np.ones(len(weights)), places]
    most = round(-linprog(-np.ones(len(rows)), A_ub=each, b_ub=room, method="highs").fun)
    all_of_them = {"A_eq": np.ones((1, len(rows))), "b_eq": [most]}
    found = linprog(-weights[rows, columns], A_ub=each, b_ub=room, **all_of_them, method="highs")
    return most, -found.fun


def _round(random: Random) -> Round:
    """Mentors have one place each; everybody has five wishes at most, and some are wished for by many."""
    here = Institution.objects.create(slug="mentors", names={"nb": "Lysbu"}, language="nb", country="NO")
    scheme = Scheme.objects.create(institution=here, form="pairs", name="Lysbu")
    today = timezone.localdate()
    one = Round.objects.create(scheme=scheme, name="1", opens=today, closes=today, begins=today, ends=today)
    people = _people(here, random)
    roles = [Part.Role.MENTOR if n < MANY else Part.Role.MENTEE for n in range(2 * MANY)]
    parts = Part.objects.bulk_create(
        Part(round=one, person=person, role=role, languages=random.sample(TONGUES, 2))
        for person, role in zip(people, roles, strict=True)
    )
    _wish(parts[:MANY], parts[MANY:], random)
    _wish(parts[MANY:], parts[:MANY], random)
    return one


def _people(here: Institution, random: Random) -> list[Person]:
    logins = Account.objects.bulk_create(Account(email=f"m{n}@bench.example") for n in range(2 * MANY))
    name = {"institution": here, "given_names": "Ida", "surname": "Berg"}
    people = Person.objects.bulk_create(Person(**name, account=one).set_sort_keys() for one in logins)
    fact = {"institution": here, "audience": 30, "source": "owner"}
    Language.objects.bulk_create(Language(**fact, person=one, code=random.choice(TONGUES)) for one in people)
    Position.objects.bulk_create(
        Position(**fact, person=one, employer=f"Firma {random.randrange(EMPLOYERS)}", industry=random.choice(TRADES))
        for one in people
    )
    return people


def _wish(some: list[Part], of: list[Part], random: Random) -> None:
    """The square makes the first of them wished for by many."""
    for part in some:
        whom = dict.fromkeys(of[int(MANY * random.random() ** 2)] for _wish in range(WISHES))
        Choice.objects.bulk_create(Choice(part=part, whom=one, place=n) for n, one in enumerate(whom, start=1))
