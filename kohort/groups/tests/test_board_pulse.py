"""How a group is doing: what is missing, and what to do about it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.groups.board.pulse import Sign
from kohort.groups.models import Group, Membership, Office, Request
from tests.circles import belong, circle

LIFE: list[Sign] = []


def life(group, since):
    """Stands for an app above."""
    return LIFE


@pytest.fixture
def group(cast, settings):
    """Two months old, quiet; Ada leads it with Bo until the year after next."""
    settings.PULSE = [f"{__name__}.life"]
    LIFE[:] = [Sign("posts", 0, timezone.now() - timedelta(days=45), "groups:group")]
    group = circle(cast.here, cast.cy, leader=cast.ada, since=timezone.now() - timedelta(days=60))
    belong(group, cast.bo)
    Office.objects.create(group=group, person=cast.bo, until=timezone.localdate() + timedelta(days=500))
    return group


def pulse(group, browser):
    return browser.get(f"/nordvik/groups/{group.key}/pulse/").content.decode()


def test_it_is_for_who_leads(group, browse):
    for name, seen in {"ada": 200, "kari": 200, "cy": 404, "arne": 404}.items():
        assert browse(name).get(f"/nordvik/groups/{group.key}/pulse/").status_code == seen


def test_a_month_of_silence_has_a_remedy(group, browse):
    page = pulse(group, browse("ada"))
    assert "quiet for a month" in page
    assert f'href="/nordvik/groups/{group.key}/"' in page
    assert "Last sign of life: 1 month ago" in page
    LIFE[:] = [Sign("posts", 3, timezone.now(), "groups:group")]
    assert "All is well" in pulse(group, browse("ada"))


def test_a_young_group_is_not_called_quiet(group, browse):
    Group.objects.trusted("test").update(since=timezone.now())
    assert "quiet" not in pulse(group, browse("ada"))


def test_one_alone_a_term_that_ends_and_nobody_at_all(group, browse):
    offices = Office.objects.trusted("test")
    offices.filter(until__isnull=False).delete()
    assert "carries it alone" in pulse(group, browse("ada"))
    offices.update(until=timezone.localdate() + timedelta(days=50))
    assert "A term ends within two months" in pulse(group, browse("ada"))
    offices.all().delete()
    assert "Nobody is on the board" in pulse(group, browse("kari"))


def test_who_waits_comes_first(cast, group, browse):
    Request.objects.create(institution=cast.here, group=group, person=cast.stein)
    page = pulse(group, browse("ada"))
    assert page.index("1 person waits to be let in") < page.index("quiet for a month")


def test_comings_are_of_those_who_have_come(cast, group, browse):
    Membership.objects.trusted("test").filter(person=cast.ada).update(since=timezone.now() - timedelta(days=60))
    belong(group, cast.una)
    belong(group, cast.hedda)
    belong(group, cast.stein).leave()
    page = pulse(group, browse("ada"))
    assert "<dt>have come</dt><dd>2</dd>" in page
    assert "<dt>have left</dt><dd>1</dd>" in page
