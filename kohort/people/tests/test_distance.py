"""How far it is from town to town."""

from kohort.people.distance import distance, point


def test_the_distance_is_that_on_the_map():
    oslo, trondheim = point("Oslo", "NO"), point("Trondheim", "NO")
    assert round(distance(oslo, trondheim), -1) == 390
    assert point("Nowhere at all", "") is None
