"""A teacher writes down what an alumna said in the corridor: it is nobody's offer until she says that it is right."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.activity.models import Happening
from kohort.giving.links import HEARD, OFFERING
from kohort.giving.models import Heard, Limits, Offer
from kohort.giving.sweeping import sweep
from kohort.people.models import Affiliation, Block
from tests.cast import fact

SAID = {"kinds": ["guest_lecture", "mentor"], "words": "Retail and logistics, in spring"}


@pytest.fixture
def page(cast):
    """Of Ada; Tora teaches here."""
    fact(Affiliation, cast.tora, kind=Affiliation.Kind.STAFF)
    return f"/nordvik/people/{cast.ada.key}/heard/"


@pytest.fixture
def heard(cast, browse, page):
    browse("tora").post(page, SAID)
    return Heard.objects.trusted("test").get()


def offers(person):
    rows = Offer.objects.trusted("test").filter(person=person, ended=None).order_by("kind")
    return [(one.kind, one.note, one.source, bool(one.confirmed)) for one in rows]


def verbs():
    return list(Happening.objects.trusted("test").order_by("pk").values_list("verb", "about_id", "by_id"))


def path(heard):
    return HEARD.path("nordvik", heard.key)


def test_it_is_no_offer_and_its_person_alone_is_asked(cast, browse, heard):
    assert offers(cast.ada) == []
    assert verbs() == [("offer.heard", cast.ada.pk, cast.tora.account_id)]
    assert "Retail" not in browse("bo").get(f"/nordvik/people/{cast.ada.key}/").content.decode()
    told = browse("ada").get("/nordvik/").content.decode()
    assert "Tora Tveit wrote down that you would help with this" in told
    assert path(heard) in told
    assert "Retail" not in browse("bo").get("/nordvik/").content.decode()


def test_yes_from_the_mail_makes_it_ones_own_word(cast, browse, heard):
    assert "Retail and logistics" in browse().get(path(heard)).content.decode()
    assert offers(cast.ada) == []
    for answer in ("yes", "no", "yes"):  # the first holds
        assert browse().post(path(heard), {"do": answer}).status_code == 302
    assert offers(cast.ada) == [("guest_lecture", SAID["words"], "owner", True), ("mentor", "", "owner", True)]
    assert Limits.objects.trusted("test").get(person=cast.ada).per_year == 2
    assert verbs()[1:] == [("offer.confirmed", cast.ada.pk, cast.ada.account_id)]
    assert "Thank you" in browse().get(path(heard)).content.decode()


def test_no_leaves_it_out(cast, browse, heard):
    browse().post(path(heard), {"do": "no"})
    assert offers(cast.ada) == []
    assert "It is left out" in browse().get(path(heard)).content.decode()
    assert path(heard) not in browse("ada").get("/nordvik/").content.decode()


def test_one_may_change_it_first(cast, browse, heard):
    form = f"/nordvik/me/offers/?heard={heard.key}"
    assert browse("ada").get(form).content.decode().count(" checked") == 3  # both kinds, and who sees it
    browse("ada").post(form, {"kinds": ["mentor"], "per_year": "1", "reach": "25", "audience": "30"})
    assert [kind for kind, *_rest in offers(cast.ada)] == ["mentor"]
    heard.refresh_from_db(from_queryset=Heard.objects.trusted("test"))
    assert heard.agreed
    assert browse("bo").get(form).content.decode().count(" checked") == 1  # it is not Bo's


def test_written_anew_by_the_same_it_is_one_question(cast, browse, heard, page):
    browse("tora").post(page, {"kinds": ["examiner"]})
    assert Heard.objects.trusted("test").get().kinds == ["examiner"]
    assert len(verbs()) == 1


@pytest.mark.parametrize(
    ("who", "status"), [("bo", 403), ("stein", 403), ("tora", 200), ("kari", 200), ("ada", 403), ("selma", 404)]
)
def test_staff_and_the_office_write_it_down_and_nobody_else(cast, browse, page, who, status):
    assert browse(who).get(page).status_code == status
    assert Heard.objects.trusted("test").count() == 0


def test_not_about_oneself_nor_who_is_not_here_nor_who_is_apart(cast, browse, page):
    Block.objects.create(person=cast.ada, whom=cast.tora)
    for person in (cast.tora, cast.una, cast.hedda, cast.ada):
        assert browse("tora").get(f"/nordvik/people/{person.key}/heard/").status_code == 404


def test_nothing_ticked_or_something_else_without_a_word_is_asked_again(cast, browse, page):
    assert "Tick at least one thing" in browse("tora").post(page, {"words": "Retail"}).content.decode()
    assert "Say in a few words" in browse("tora").post(page, {"kinds": ["other"]}).content.decode()


def test_no_other_link_opens_it(cast, browse, heard):
    for token in (heard.key, OFFERING.token(heard.key), HEARD.token(cast.ada.key)):
        assert browse().get(f"/nordvik/heard/{token}/").status_code == 404
    assert browse().get(path(heard).replace("nordvik", "sundby")).status_code == 404


def test_what_nobody_confirmed_is_forgotten(cast, browse, heard):
    sweep()
    rows = Heard.objects.trusted("test")
    assert rows.count() == 1
    rows.update(at=timezone.now() - timedelta(days=91))
    kept = Heard.objects.create(person=cast.ada, kinds=["mentor"], agreed=True, at=timezone.now() - timedelta(days=91))
    sweep()
    assert rows.get() == kept
