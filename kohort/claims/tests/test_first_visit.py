"""The first visit: any question may be kept, skipped or left, in any order, and nothing of it is lost."""

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kohort.activity.models import Happening
from kohort.claims.first_visit import all_steps
from kohort.claims.models import FirstVisit
from tests.cast import CANARY

ANSWERS = {
    "you": {"name": "Ada", "language": "en"},
    "work": {"doing": "work", "employer": "Museet"},
    "seen": {"study": "20", "work": "30"},
    "offers": {"kinds": ["expert"], "per_year": "2", "reach": "0", "audience": "30"},
    "letters": {"rhythm": "weekly"},
}
SLUGS = list(ANSWERS)
DONE = "Your class is here."


def address(slug=""):
    return f"/nordvik/welcome/{slug}/" if slug else "/nordvik/welcome/"


def keep(client, slug):
    return client.post(address(slug), ANSWERS[slug])


def skip(client, slug):
    return client.post(address(slug), {"do": "skip"})


def leave(client, slug):
    return client.get(address(slug))


def dealt(person):
    return FirstVisit.of(person.pk).dealt


def where(client):
    """The question one is led to, or None at the end."""
    answer = client.get(address())
    return answer["Location"].split("/")[-2] if answer.status_code == 302 else None


def test_five_questions_in_order(browse):
    assert list(all_steps()) == SLUGS
    client = browse("ada")
    for number, slug in enumerate(SLUGS, start=1):
        page = client.get(address(), follow=True)
        assert page.request["PATH_INFO"] == address(slug)
        assert f"{number} of 5" in page.content.decode()
        assert keep(client, slug)["Location"] == address()
    assert DONE in client.get(address()).content.decode()


def test_looking_writes_nothing(cast, browse):
    client = browse("ada")
    for slug in SLUGS:
        assert leave(client, slug).status_code == 200
    assert not FirstVisit.objects.trusted("test").exists()


@pytest.mark.parametrize("slug", SLUGS)
def test_each_can_be_skipped_alone(cast, browse, slug):
    skip(browse("ada"), slug)
    assert dealt(cast.ada) == {slug: "skipped"}


def test_what_was_kept_is_not_unsaid_by_skipping(cast, browse):
    client = browse("ada")
    keep(client, "letters")
    skip(client, "letters")
    assert dealt(cast.ada) == {"letters": "kept"}


def test_coming_back_goes_on_where_one_left(cast, browse):
    client = browse("ada")
    keep(client, "you")
    skip(client, "work")
    assert where(browse("ada")) == "seen"


@pytest.mark.parametrize(
    ("slug", "typed"),
    [
        ("you", {"name": "A" * 200, "language": "en"}),
        ("work", {"doing": "work", "title": "x" * 200}),
        ("offers", {"kinds": ["mentor", "other"], "audience": "30"}),
    ],
)
def test_what_was_typed_wrongly_is_kept_on_the_page(cast, browse, slug, typed):
    answer = browse("ada").post(address(slug), typed)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "This needs a look first" in page
    assert all(one in page for value in typed.values() for one in ([value] if isinstance(value, str) else value))
    assert dealt(cast.ada) == {}


def test_the_end_is_told_once(cast, browse):
    client = browse("ada")
    for slug in [*SLUGS, "you", "letters"]:
        skip(client, slug)
    happenings = Happening.objects.trusted("test").filter(verb="first visit finished")
    assert [one.about_id for one in happenings] == [cast.ada.pk]


def test_whoever_has_finished_is_not_led_back(cast, browse):
    """A question that a later version adds is no reason to ask again."""
    FirstVisit.objects.create(institution=cast.here, person=cast.ada, finished=timezone.now(), dealt={"you": "kept"})
    assert where(browse("ada")) is None


def test_from_another_page_one_comes_back_to_it(browse):
    client = browse("ada")
    assert client.post(f"{address('offers')}?next=/nordvik/bridge/", {"do": "skip"})["Location"] == "/nordvik/bridge/"
    elsewhere = client.post(f"{address('offers')}?next=https://example.org/", {"do": "skip"})
    assert elsewhere["Location"] == address()


def test_each_has_a_visit_of_their_own(cast, browse):
    skip(browse("ada"), "you")
    assert where(browse("bo")) == "you"
    assert dealt(cast.bo) == {}


@pytest.mark.parametrize("slug", ["", "you"])
def test_for_members_alone(cast, browse, slug):
    assert browse().get(address(slug))["Location"].startswith("/sign-in/")
    assert browse("selma").get(address(slug)).status_code == 403
    page = browse("ada").get(address("you")).content.decode()
    assert CANARY not in page


def test_there_is_no_such_question(browse):
    assert browse("ada").get(address("riches")).status_code == 404


def test_the_reminder_goes_when_it_is_put_away(cast, browse):
    client = browse("ada")
    assert address("you") in client.get("/nordvik/").content.decode()
    skip(client, "you")
    assert address("work") in client.get("/nordvik/").content.decode()
    client.post(address())
    assert "/welcome/" not in client.get("/nordvik/").content.decode()
    assert where(client) == "work"  # one may still go on


def test_nobody_is_reminded_after_the_end(browse):
    client = browse("ada")
    for slug in SLUGS:
        skip(client, slug)
    assert "/welcome/" not in client.get("/nordvik/").content.decode()


DEEDS = st.lists(st.tuples(st.sampled_from([keep, skip, leave]), st.sampled_from(SLUGS)), max_size=9)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DEEDS)
def test_any_order_keeps_the_progress(cast, browse, deeds):
    with transaction.atomic():
        client, expected = browse("ada"), {}
        for deed, slug in deeds:
            deed(client, slug)
            if deed is not leave:
                expected[slug] = "kept" if deed is keep or expected.get(slug) == "kept" else "skipped"
        assert dealt(cast.ada) == expected
        assert where(client) == next((slug for slug in SLUGS if slug not in expected), None)
        transaction.set_rollback(True)
