"""The invented institutions hold together: names in every language they use, and codes that lead somewhere."""

import pytest

from kohort.demo.careers import STAGES, kinds
from kohort.demo.curriculum import institutions
from kohort.demo.employers import catalogue, cities
from kohort.people.vocabulary.industries import industry_codes
from kohort.people.vocabulary.levels import NAMES
from kohort.people.vocabulary.places import find

PLANS = pytest.mark.parametrize("plan", institutions().values(), ids=institutions())


@PLANS
def test_every_name_is_in_every_language_of_the_institution(plan):
    named = [plan, *plan.units, *plan.predecessors, *plan.programmes]
    assert all(set(each.names) == set(plan.languages) for each in named)
    assert all(set(each.titles) == set(plan.languages) for each in plan.programmes)


def test_default_languages():
    assert {slug: plan.default_language for slug, plan in institutions().items()} == {
        "nordvik": "nb",
        "lysbu": "nn",
        "saarela": "fi",
    }


@PLANS
def test_programmes_belong_to_units_and_levels(plan):
    assert {each.unit for each in plan.programmes} <= {unit.slug for unit in plan.units}
    assert {each.level for each in plan.programmes} <= set(NAMES)
    assert len({each.code for each in plan.programmes}) == len(plan.programmes)
    assert all(plan.faculty(each.unit) in {unit.slug for unit in plan.units} for each in plan.programmes)


@PLANS
def test_merged_programmes_ended_and_others_went_on(plan):
    programmes = {each.code: each for each in plan.programmes}
    merged = [each for each in plan.programmes if each.merged_into]
    assert merged
    assert all(each.last < (programmes[each.merged_into].last or 9999) for each in merged)


@PLANS
def test_predecessors_award_nothing_after_their_end(plan):
    until = {each.slug: each.until for each in plan.predecessors}
    awarded = [each for each in plan.programmes if each.predecessor]
    assert {each.predecessor for each in awarded} == set(until)
    assert all(each.last <= until[each.predecessor] for each in awarded)


@PLANS
def test_every_field_of_study_has_work_and_titles_in_five_languages(plan):
    for field in {each.field for each in plan.programmes}:
        for stage in range(1, len(STAGES) + 2):
            for kind in kinds()[field, stage].items:
                assert set(kind.industries) <= set(industry_codes())
                assert len({len(titles) for titles in kind.titles.values()}) == 1
                assert all(title for titles in kind.titles.values() for title in titles)


@PLANS
def test_the_colour_can_be_read_on_white(plan):
    assert 1.05 / (_luminance(plan.colour) + 0.05) >= 4.5


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_city_is_in_the_gazetteer():
    unknown = [(place, land) for land, parts in cities().items() for place in parts if not find(place, land)]
    assert unknown == []
    assert all(find(place, plan.country) for plan in institutions().values() for place in plan.cities)


def test_employers_are_named_and_every_industry_has_some():
    assert all(employer.name.strip() and "{" not in employer.name for employer in catalogue())
    for country in cities():
        industries = {employer.industry for employer in catalogue() if employer.country == country}
        assert industries == set(industry_codes()) - {"U"}
