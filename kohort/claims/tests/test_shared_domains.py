"""The coordinator lists domains nobody gets in by."""

from kohort.claims import trust
from kohort.claims.models import SharedDomain

from .asking import WHY

PAGE = "/nordvik/desk/shared-addresses/"


def listed():
    return set(SharedDomain.objects.trusted(WHY).values_list("domain", flat=True))


def test_listed_and_taken_off_again(una, browse):
    kari = browse("kari")
    kari.post(PAGE, {"domains": "Example.ORG\n\n postmaster@office.example.com "})
    assert listed() == {"example.org", "office.example.com"}
    assert trust.addresses_of(una) == []
    assert "office.example.com" in kari.get(PAGE).content.decode()
    kari.post(PAGE, {"domains": "office.example.com"})
    assert listed() == {"office.example.com"}
    assert trust.addresses_of(una)


def test_what_is_no_domain_is_said_and_kept(browse):
    page = browse("kari").post(PAGE, {"domains": "two words"}).content.decode()
    assert "as it stands after the @" in page
    assert "two words" in page
    assert listed() == set()


def test_for_the_coordinator_alone(browse):
    assert browse("arne").get(PAGE).status_code == 403
