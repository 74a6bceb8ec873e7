"""The academic years of a study, each named by its autumn."""

from .reading import Row

AUTUMN, AWARDED_IN_AUTUMN = 7, 9
NOMINAL = {5: 2, 6: 3, 7: 2, 8: 3}
LONG_TITLES = ("sivilingeni", "siving", "civilingenj", "master i teknologi", "diplomi-insin", "diplomingenj", "medicin")


def academic_years(row: Row) -> tuple[int, int]:
    """(first, last). Who begins in July or later begins that autumn; who is awarded before September ended the year
    that began the autumn before. Without a start the nominal length of the level is counted back."""
    last = _last(row)
    first = _first(row)
    if first is None:
        first = last + 1 - _nominal(row)
    return min(first, last), last


def _first(row: Row) -> int | None:
    if row.start:
        return row.start.year if row.start.month >= AUTUMN else row.start.year - 1
    if row.start_year:
        return row.start_year - 1 if row.start_term == "spring" else row.start_year
    return None


def _last(row: Row) -> int:
    in_autumn = row.award_date is not None and row.award_date.month >= AWARDED_IN_AUTUMN
    return row.award_year if in_autumn else row.award_year - 1


def _nominal(row: Row) -> int:
    if row.level == 7 and row.degree_title.casefold().startswith(LONG_TITLES):
        return 5
    return NOMINAL.get(row.level or 6, 3)
