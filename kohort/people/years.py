"""The academic years of a study, each named by its autumn."""

from datetime import date

AUTUMN, AWARDED_IN_AUTUMN = 7, 9
NOMINAL = {5: 2, 6: 3, 7: 2, 8: 3}
LONG_TITLES = ("sivilingeni", "siving", "civilingenj", "master i teknologi", "diplomi-insin", "diplomingenj", "medicin")


def academic_years(
    start: date | int | None, award_year: int | None, awarded: date | None, length: int
) -> tuple[int, int]:
    """(first, last). Who begins in July or later begins that autumn; who is awarded before September ended the year
    that began the autumn before. `start` is the day, or the academic year itself. Where one end is not known, `length`
    academic years are counted from the other. Raises ValueError where neither is."""
    first, last = _first(start), _last(award_year, awarded)
    if last is None:
        if first is None:
            raise ValueError("a study without a beginning and without an award")
        return first, first + length - 1
    return last + 1 - length if first is None else min(first, last), last


def nominal_length(level: int | None, title: str) -> int:
    """In academic years; a bachelor's where the level is not known."""
    if level == 7 and title.casefold().startswith(LONG_TITLES):
        return 5
    return NOMINAL.get(level or 6, 3)


def _first(start: date | int | None) -> int | None:
    if isinstance(start, date):
        return start.year if start.month >= AUTUMN else start.year - 1
    return start


def _last(award_year: int | None, awarded: date | None) -> int | None:
    if award_year is None:
        return None
    in_autumn = awarded is not None and awarded.month >= AWARDED_IN_AUTUMN
    return award_year if in_autumn else award_year - 1
