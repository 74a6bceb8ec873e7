"""What no keyboard writes and PostgreSQL does not take is turned away before anything reads it."""

import pytest

PAGES = ["people/", "opportunities/", "events/", "questions/", "groups/", "stories/"]


@pytest.mark.parametrize("page", PAGES)
def test_a_nul_in_an_address_is_no_address(cast, browse, page):
    answer = browse("ada").get(f"/nordvik/{page}?q=a%00b&text=%00")
    assert answer.status_code == 400
    assert "<main" in answer.text
