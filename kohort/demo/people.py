"""Invented people of an invented institution, as its register would know them and as Kohort would after some years.

Nobody here exists. Addresses lie in domains that can never be anybody's (RFC 2606), and there are no identity numbers.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from random import Random

from kohort.kit.folding import fold

from .careers import Worker, career
from .chance import Weighted, drawn
from .curriculum import InstitutionPlan
from .employers import Market
from .invented import Invented, InventedPosition, InventedResidence, InventedStudy
from .names import NORDIC, Name, Origin, name, origin
from .studies import Classes

WOMEN = {  # share of each field, else half
    **{"nursing": 0.88, "welfare": 0.82, "teaching": 0.76, "fashion": 0.86, "media": 0.6, "humanities": 0.6},
    **{"engineering": 0.24, "computing": 0.2},
}
AGES = {  # years above the usual age of beginners
    "young": Weighted([0, 1, 2, 3, 4, 6, 9, 14, 21, 30], [30, 22, 14, 9, 6, 6, 5, 4, 3, 1]),
    "grown": Weighted([0, 2, 4, 7, 11, 16, 22, 28], [10, 16, 18, 18, 14, 12, 8, 4]),
}
BEGINS = {5: 19, 6: 19, 7: 22, 8: 25}  # usual age by level; long master's programmes begin at 19
MOVED_HERE = 0.45  # of those with names from elsewhere; the others grew up here
CLAIMS = (
    (3, 1.45),
    (8, 1.3),
    (15, 1.0),
    (25, 0.75),
    (99, 0.4),
)  # years since the award, times the share that claims
TELLS_WORK, FOUND_AT_WORK, TELLS_HOME = 0.9, 0.12, 0.85
KNOWN_ADDRESS = (
    (5, 0.92),
    (15, 0.75),
    (25, 0.45),
    (99, 0.2),
)  # years since the last study, the share still on file
CONFIRMED = Weighted([30, 90, 365, 730, 1460], [14, 16, 34, 22, 14])  # at most so many days ago
DOMAINS = Weighted(["example.com", "example.org", "post.test"], [5, 4, 2])


def _by_years(table: tuple[tuple[int, float], ...], years: int) -> float:
    return next(value for limit, value in table if years <= limit)


def _born(rng: Random, plan: InstitutionPlan, study: InventedStudy) -> int:
    programme = study.programme
    late = programme.level == 8 or (plan.country == "FI" and programme.level == 7)
    age = 19 if programme.level == 7 and programme.years >= 4 else BEGINS[programme.level]
    return study.start.year - age - AGES["grown" if late else "young"].draw(rng)


@cache
def _local_part(word: str) -> str:
    return fold(word).replace(" ", "")


def _address(rng: Random, named: Name, number: int) -> str:
    return f"{_local_part(named.call)}.{_local_part(named.surname)}{number}@{DOMAINS.draw(rng)}"


def _graduation(studies: tuple[InventedStudy, ...]) -> int | None:
    """The year work began: when the first study ended, or those that followed it without a pause."""
    since = None
    for study in studies:
        if study.end and (since is None or study.start.year <= since):
            since = study.end.year
    return since


class Inventor:
    """What it takes to invent the people of one institution, worked out once."""

    def __init__(self, plan: InstitutionPlan, seed: int | str, today: date, claimed: float) -> None:
        self.plan, self.today, self.claimed = plan, today, claimed
        self.rng = Random(f"{plan.slug} {seed}")
        self.classes, self.market = Classes(plan, today), Market(plan)
        self.readers, self.near = drawn(plan.languages), drawn(plan.cities)

    def person(self, number: int) -> Invented:
        rng = self.rng
        studies = self.classes.draw(rng)
        born = _born(rng, self.plan, studies[0])
        family = origin(rng, self.plan.country, born)
        named = name(rng, family.code, self._gender(studies[0]), born)
        home = self._home(family)
        language = self._language(family, home)
        claimed = rng.random() < self.claimed * _by_years(CLAIMS, self._years_since(studies))
        worker = self._worker(studies, born, home, language, named)
        positions = self._positions(worker, claimed) if worker else ()
        return Invented(
            key=f"{self.plan.slug}-{number:06}",
            given_names=named.given,
            call_name=named.call,
            surname=named.surname,
            former_surname=named.former,
            birth_year=born,
            home_country=home,
            language=language,
            email=self._email(studies, named, number, claimed),
            student_email=None if studies[-1].end else self._student_email(named, number),
            studies=studies,
            positions=positions,
            residence=self._residence(positions) if claimed else None,
            claimed=claimed,
            confirmed=self._confirmed(studies[0].start) if claimed else None,
        )

    def _gender(self, study: InventedStudy) -> str:
        return "f" if self.rng.random() < WOMEN.get(study.programme.field, 0.5) else "m"

    def _home(self, family: Origin) -> str:
        stayed = family.code not in NORDIC and self.rng.random() > MOVED_HERE
        return self.plan.country if stayed else family.country

    def _language(self, family: Origin, home: str) -> str:
        if family.code == "svfi" and "sv" in self.plan.languages:
            return "sv"
        foreign = home != self.plan.country and family.code not in NORDIC
        return "en" if foreign and self.rng.random() < 0.5 else self.readers.draw(self.rng)

    def _years_since(self, studies: tuple[InventedStudy, ...]) -> int:
        end = studies[-1].end
        return self.today.year - end.year if end else 0

    def _email(self, studies: tuple[InventedStudy, ...], named: Name, number: int, claimed: bool) -> str | None:
        known = claimed or self.rng.random() < _by_years(KNOWN_ADDRESS, self._years_since(studies))
        return _address(self.rng, named, number) if known else None

    def _student_email(self, named: Name, number: int) -> str:
        return f"{_local_part(named.call)[:3]}{_local_part(named.surname)[:3]}{number}@stud.{self.plan.slug}.test"

    def _worker(
        self, studies: tuple[InventedStudy, ...], born: int, home: str, language: str, named: Name
    ) -> Worker | None:
        since = _graduation(studies)
        if since is None:
            return None
        field = next(study.programme.field for study in reversed(studies) if study.end)
        country = self.plan.country
        return Worker(field, since, born, home, country, country, language, named.surname)

    def _positions(self, worker: Worker, claimed: bool) -> tuple[InventedPosition, ...]:
        """All of them if she told, the present one if an assistant found it, else none."""
        if self.rng.random() > (TELLS_WORK if claimed else FOUND_AT_WORK):
            return ()
        positions = career(self.rng, self.market, worker, self.today.year)
        return positions if claimed else tuple(each for each in positions if each.end is None)[:1]

    def _residence(self, positions: tuple[InventedPosition, ...]) -> InventedResidence | None:
        if self.rng.random() > TELLS_HOME:
            return None
        if positions and positions[-1].end is None:
            return InventedResidence(positions[-1].place, positions[-1].country)
        return InventedResidence(self.near.draw(self.rng), self.plan.country)

    def _confirmed(self, joined: date) -> date:
        return max(joined, self.today - timedelta(days=self.rng.randrange(CONFIRMED.draw(self.rng))))


def invent(plan: InstitutionPlan, count: int, seed: int | str, today: date, claimed: float = 0.2) -> Iterator[Invented]:
    """Invent `count` people of an institution, the same for the same `seed` and `today`; fewer are the first of more.

    `claimed` is the share that has claimed its place, on average: more among the recent, fewer among the old.
    """
    inventor = Inventor(plan, seed, today, claimed)
    return (inventor.person(number) for number in range(1, count + 1))
