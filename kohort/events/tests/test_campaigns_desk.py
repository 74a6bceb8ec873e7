"""A coordinator starts a campaign and asks another house, which answers at its own desk and may leave."""

import pytest

from kohort.events.models import Campaign, House

GIVEN = {"name_nb": "Alumnimåned", "words_fi": "Alumnien kuukausi", "first": "2027-11-01", "last": "2027-11-30"}


@pytest.fixture
def started(browse):
    browse("kari").post("/nordvik/desk/campaigns/new/", GIVEN)
    return Campaign.objects.get()


def answer_of(house):
    return House.objects.get(institution=house).agreed


def test_from_the_question_to_the_page(cast, browse, started):
    assert started.names == {"nb": "Alumnimåned"}
    assert started.words == {"fi": "Alumnien kuukausi"}
    browse("kari").post(f"/nordvik/desk/campaigns/{started.key}/houses/", {"institution": cast.there.pk})
    assert answer_of(cast.there) is None
    theirs = f"/sundby/desk/campaigns/{started.key}/"
    assert theirs in browse("selma").get("/sundby/desk/").content.decode()
    assert "asks whether you take part" in browse("selma").get(theirs).content.decode()
    browse("selma").post(theirs, {"do": "agree"})
    assert answer_of(cast.there)
    assert browse().get(f"/sundby/campaigns/{started.key}/").status_code == 200
    browse("selma").post(theirs, {"do": "leave"})
    assert browse().get(f"/sundby/campaigns/{started.key}/").status_code == 404
    assert browse("selma").get(theirs).status_code == 404


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name_nb": ""}, "Write the name in one language at least."),
        ({"last": "2027-10-31"}, "The last day is before the first. Choose a later one."),
        ({"last": "2028-03-01"}, "Three months is the longest. Choose an earlier day."),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_typed_is_lost(browse, db, typed, said):
    page = browse("kari").post("/nordvik/desk/campaigns/new/", GIVEN | typed).content.decode()
    assert said in page
    assert "Alumnien kuukausi" in page
    assert not Campaign.objects.exists()


def test_only_the_house_that_started_it_asks_changes_and_ends(cast, browse, started):
    started.ask(cast.there, cast.kari.account_id).agree(cast.selma.account_id)
    mine, theirs = f"/nordvik/desk/campaigns/{started.key}/", f"/sundby/desk/campaigns/{started.key}/"
    selma = browse("selma")
    assert selma.get(f"{theirs}edit/").status_code == selma.get(f"{theirs}houses/").status_code == 404
    assert selma.post(theirs, {"do": "end"}).status_code == 404
    kari = browse("kari")
    kari.post(f"{mine}edit/", GIVEN | {"name_nb": "Et nytt navn"})
    assert Campaign.objects.get().names == {"nb": "Et nytt navn"}
    kari.post(f"{mine}houses/{House.objects.get(institution=cast.here).pk}/")
    assert answer_of(cast.here)
    kari.post(f"{mine}houses/{House.objects.get(institution=cast.there).pk}/")
    assert not House.objects.filter(institution=cast.there).exists()
    kari.post(mine, {"do": "end"})
    assert not Campaign.objects.exists()


def test_assistants_and_members_do_not(browse, started):
    for who in ("ada", "arne", "anja"):
        assert browse(who).get("/nordvik/desk/campaigns/").status_code == 403
        assert browse(who).post(f"/nordvik/desk/campaigns/{started.key}/", {"do": "end"}).status_code == 403
    assert Campaign.objects.exists()
