"""Every second page and state of `test_looks`, wide, dark and in nynorsk."""

import pytest

from .test_looks import EVERYDAY, by_turns, look_at, names

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("name", "who", "go"), by_turns(1), ids=names(by_turns(1)))
def test_page(glance, axe, name, who, go):
    language, width, dark = EVERYDAY[1]
    look_at(glance(who, language=language, width=width, dark=dark), axe, go, language)
