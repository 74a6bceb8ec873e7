"""One field finds people, groups and posts, each as far as the viewer may see it."""

import pytest
from django.utils import timezone

from kohort.access.audience import Audience
from kohort.conversations.indexing import POSTS, everything
from kohort.conversations.models import Post
from kohort.groups.models import Guest
from kohort.people.indexing import everybody
from kohort.people.looking import PAGES
from kohort.people.models import Position
from kohort.search import engine
from tests.cast import CANARY, fact
from tests.circles import circle
from tests.jobs import run_jobs
from tests.limits import use_up


@pytest.fixture
def boots(cast):
    engine.rebuild(everybody)
    POSTS.rebuild(everything)
    group = circle(cast.here, cast.ada, cast.bo, name="Støvler og støv", about="Lån av alt mulig")
    Post.objects.create(group=group, by=cast.bo, text="Har noen støvler i 42?")
    run_jobs()
    return group


def page(client, text, **more):
    answer = client.get("/nordvik/search/", {"q": text, **more})
    assert answer.status_code == 200
    return answer.content.decode().partition("<main")[2]


def test_all_three_in_one_page(cast, boots, browse):
    fact(Position, cast.cy, employer="Stovlefabrikken")
    run_jobs()
    found = page(browse("ada"), "stovle")
    assert found.index("Cy Åsen") < found.index("Støvler og støv") < found.index("støvler i 42")


def test_what_is_said_is_for_those_in_the_group(cast, boots, browse):
    for who, heads in (("cy", "Støvler og støv"), ("kari", "Støvler og støv")):
        found = page(browse(who), "støvler")
        assert heads in found
        assert "i 42" not in found
        assert "1 post" not in found


def test_groups_by_invitation_are_found_by_those_in_them(cast, boots, browse):
    circle(cast.here, cast.bo, name="Lukket krets", admits="invitation")
    assert "Nothing found" in page(browse("ada"), "lukket")
    assert "Lukket krets" in page(browse("bo"), "lukket")


def test_a_group_is_found_by_what_it_is_for_after_those_it_is_the_name_of(cast, boots, browse):
    circle(cast.here, cast.cy, name="Lån og bytte")
    found = page(browse("ada"), "lan")
    assert found.index("Lån og bytte") < found.index("Støvler og støv")


def test_people_are_found_as_in_the_directory(cast, boots, browse):
    fact(Position, cast.bo, Audience.CLASSMATES, employer="Museet")
    run_jobs()
    assert "Bo Berg" in page(browse("ada"), "museet")
    assert "Nothing found" in page(browse("cy"), "museet")
    assert "Nothing found" in page(browse("ada"), "hedda")


def test_a_guest_finds_their_group_and_no_people(cast, boots, browse):
    Guest.objects.create(
        institution=cast.here, group=boots, account_id=cast.selma.account_id, name="Selma", until="2099-01-01"
    )
    assert "i 42" in page(browse("selma"), "støvler")
    assert "Nothing found" in page(browse("selma"), "Ødegård")


def test_who_is_nobody_here_finds_nothing(cast, boots, browse):
    assert "Nothing found" in page(browse("selma"), "støvler")
    assert browse().get("/nordvik/search/?q=x").status_code == 302


def test_nothing_from_next_door(cast, boots, browse):
    group = circle(cast.there, cast.selma, name=CANARY)
    Post.objects.create(group=group, by=cast.selma, text=CANARY)
    run_jobs()
    assert "Nothing found" in page(browse("ada"), CANARY)


def test_the_database_has_the_last_word(cast, boots, browse):
    """Even where the index has not been told."""
    Post.objects.trusted("behind the index").update(removed=timezone.now())
    assert "i 42" not in page(browse("ada"), "støvler")


def test_pages_of_posts(cast, boots, browse):
    Post.objects.bulk_create(Post(group=boots, by=cast.bo, text=f"gummi {n}") for n in range(12))
    POSTS.rebuild(everything)
    ada = browse("ada")
    assert "Page 1 of 2" in page(ada, "gummi")
    assert page(ada, "gummi", page=2).count("<article") == 2
    assert "Page 2 of 2" in page(ada, "gummi", page=99)


@pytest.mark.parametrize("text", ["", " ", "…", "x" * 5000])
def test_any_text_is_answered(cast, boots, browse, text):
    assert 'id="q"' in page(browse("ada"), text)


def test_looking_has_an_end(cast, boots, browse):
    use_up(PAGES[0], cast.ada.account_id, but=1)
    ada = browse("ada")
    assert [ada.get("/nordvik/search/?q=ada").status_code for _page in "ab"] == [200, 429]


def test_without_an_index_groups_are_still_found(cast, browse):
    circle(cast.here, cast.ada, name="Støvler")
    assert "Støvler" in page(browse("ada"), "stovler")
