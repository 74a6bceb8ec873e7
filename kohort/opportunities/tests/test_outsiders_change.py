"""An employer from outside changes what it posted, by its link; not what was taken down, nor what another posted."""

import pytest
from django.utils import timezone

from kohort.opportunities.form import OutsideForm
from kohort.opportunities.links import OUTSIDER
from kohort.opportunities.standing import refuse

from .posted import SAID, employer, now_of, posted

CHANGED = {name: said for name, said in SAID.items() if name != "employer"} | {"title": "Two archivists wanted"}


def page_for(outsider, one) -> str:
    return f"{OUTSIDER.path('nordvik', outsider.key)}?change={one.key}"


@pytest.mark.parametrize(("state", "told"), [("open", "Nobody has to approve it again"), ("waiting", "looks at it")])
def test_changed_it_stands_or_waits_as_it_did(cast, browse, state, told):
    gro = employer(cast.here, approved=timezone.now() if state == "open" else None)
    one = posted(cast.ada, by=None, outsider=gro, state=state, employer="Gjest AS")
    gros = browse()
    assert f"?change={one.key}" in gros.get(OUTSIDER.path("nordvik", gro.key)).text
    assert told in gros.get(page_for(gro, one)).text
    assert "Write what it is called." in gros.post(page_for(gro, one), CHANGED | {"title": ""}).text
    gros.post(page_for(gro, one), CHANGED | {"employer": "Somebody else"})
    kept = now_of(one)
    assert (kept.title, kept.state, kept.employer) == ("Two archivists wanted", state, "Gjest AS")


def test_another_employer_changes_nothing_of_it(cast, browse):
    gro, per = (employer(cast.here, email=email) for email in ("gro@example.org", "per@example.org"))
    one = posted(cast.ada, by=None, outsider=gro)
    assert browse().post(page_for(per, one), CHANGED).status_code == 404
    assert now_of(one).title == "Archivist"


def test_what_was_taken_down_stays_as_it_was(cast, browse):
    gro = employer(cast.here, approved=timezone.now())
    one = posted(cast.ada, by=None, outsider=gro)
    refuse(one, by=None)
    assert browse().post(page_for(gro, one), CHANGED).status_code == 404
    other = posted(cast.ada, by=None, outsider=employer(cast.here, email="no@example.org", refused=timezone.now()))
    assert browse().get(page_for(other.outsider, other)).status_code == 404


def test_taken_down_while_it_is_being_changed_it_does_not_come_back(cast):
    one = posted(cast.ada, by=None, outsider=employer(cast.here, approved=timezone.now()))
    form = OutsideForm(CHANGED, institution=cast.here, is_staff=False, instance=now_of(one))
    assert form.is_valid()
    refuse(one, by=None)
    form.keep()
    assert (now_of(one).state, now_of(one).title) == ("refused", "Two archivists wanted")
