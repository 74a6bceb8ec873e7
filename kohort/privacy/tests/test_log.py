"""Everybody reads who did what about them, and about nobody else."""

import ast
from pathlib import Path

import pytest
from django.utils import timezone

from kohort import __file__ as package
from kohort.activity.models import Happening, record
from kohort.claims.models import Invitation, Invited
from kohort.privacy.log import lines, traces
from kohort.privacy.sentences import sentences

from .everything import WHY

PATH = "/nordvik/me/log/"


@pytest.fixture
def log(cast, viewer):
    """The sentences of somebody's log, newest first."""

    def of(name="ada"):
        eyes = viewer(name)
        return [line.sentence for line in lines(traces(eyes.institution_id, eyes.person_id), eyes)]

    return of


def test_what_was_done_and_by_whom(cast, log):
    record("person.corrected", institution=cast.here, by=cast.kari.account_id, about=cast.ada)
    record("person.looked_up", institution=cast.here, about=cast.ada)
    assert log() == ["The alumni office looked up your page.", "Kari Kvam corrected a fact about you."]


def test_whom_one_cannot_see_is_the_office(cast, log):
    cast.kari.hide()
    record("person.corrected", institution=cast.here, by=cast.kari.account_id, about=cast.ada)
    record("person.corrected", institution=cast.here, by=cast.selma.account_id, about=cast.ada)
    assert log() == ["The alumni office corrected a fact about you."] * 2


def test_a_list_one_was_on(cast, log):
    record("people.exported", institution=cast.here, by=cast.kari.account_id, roll=[cast.ada.pk, cast.una.pk])
    assert log() == ["Kari Kvam took out a list that you were on."]
    assert log("bo") == []


def test_a_real_export_stands_in_the_logs_of_all_in_it(cast, browse, indexed, log):
    assert browse("kari").post("/nordvik/desk/export/?programme=HIST", {"format": "csv"}).status_code == 200
    assert [len(log(name)) for name in ("ada", "bo", "cy")] == [1, 1, 0]


def test_an_invitation_by_mail(cast, log):
    invitation = Invitation.objects.create(institution=cast.here, by_id=cast.kari.account_id)
    Invited.objects.create(institution=cast.here, invitation=invitation, person=cast.ada, sent=timezone.now())
    Invited.objects.create(institution=cast.here, invitation=invitation, person=cast.bo)
    assert log() == ["Kari Kvam invited you by mail."]
    assert log("bo") == []


def test_the_office_looking_somebody_up_is_written_down_once_an_hour(cast, browse, log):
    client = browse("arne")
    for _ in range(3):
        assert client.get(f"/nordvik/people/{cast.ada.key}/").status_code == 200
    client.get(f"/nordvik/people/{cast.ada.key}/correct/")
    assert log() == ["Arne Aas looked up your page."]
    an_hour_ago = timezone.now() - timezone.timedelta(minutes=61)
    Happening.objects.trusted(WHY).update(at=an_hour_ago)
    client.get(f"/nordvik/people/{cast.ada.key}/correct/")
    assert log() == ["Arne Aas looked up your page."] * 2
    browse("kari").get(f"/nordvik/people/{cast.ada.key}/")
    assert log()[0] == "Kari Kvam looked up your page."


def test_members_leave_no_trace_and_neither_does_one_oneself(cast, browse):
    browse("bo").get(f"/nordvik/people/{cast.ada.key}/")
    browse("arne").get(f"/nordvik/people/{cast.arne.key}/")
    assert not Happening.objects.trusted(WHY).filter(verb="person.looked_up").exists()


def test_what_one_did_oneself_is_said_so(cast, log):
    cast.ada.hide()
    cast.ada.show()
    assert log() == ["You showed yourself again.", "You hid yourself."]


@pytest.mark.parametrize("name", ["ada", "kari", "arne"])
def test_nobody_reads_of_others(cast, browse, name):
    for person in (cast.bo, cast.selma):
        record("person.corrected", institution=person.institution, by=cast.cy.account_id, about=person)
        record("people.exported", institution=person.institution, by=cast.cy.account_id, roll=[person.pk])
    page = browse(name).get(PATH).content.decode()
    assert "Nothing yet" in page
    assert "Åsen" not in page


def test_an_unknown_verb_breaks_nothing(cast, log):
    record("reticulated", institution=cast.here, about=cast.ada)
    assert log() == ["The alumni office changed something about you."]


def test_a_long_log_has_pages(cast, browse):
    for number in range(45):
        record("person.corrected", institution=cast.here, about=cast.ada, kind="contact" if number else "position")
    first, second = (browse("ada").get(f"{PATH}?page={page}").content.decode() for page in (1, 2))
    assert first.count("corrected a fact about you. <span") == 30
    assert second.count("corrected a fact about you. <span") == 15
    assert "(Contact)" in first
    assert "(Work)" in second, "newest first"


def verbs_in(path: Path):
    """What the code of a file writes down: words, and the beginnings of words that it finishes later."""
    tree = ast.parse(path.read_text())
    names = {
        target.id: node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "record" and call.args:
            yield from _words(call.args[0], names)


def _words(node, names):
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Name) and node.id in names:
        yield names[node.id]
    elif isinstance(node, ast.IfExp):
        yield from (*_words(node.body, names), *_words(node.orelse, names))
    elif isinstance(node, ast.JoinedStr):
        yield from (one.value for one in node.values if isinstance(one, ast.Constant))


def test_every_verb_has_a_sentence_or_is_silent_on_purpose():
    root = Path(package).parent
    sources = (path for path in root.rglob("*.py") if "tests" not in path.parts)
    verbs = {verb for path in sources for verb in verbs_in(path)}
    assert {"person.corrected", "people.exported", "claimed"} <= verbs, "they were found"
    known = sentences()
    assert [verb for verb in sorted(verbs) if not any(one.startswith(verb) for one in known)] == []
