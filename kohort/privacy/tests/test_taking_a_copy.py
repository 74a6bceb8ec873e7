"""The copy holds everything about oneself, generated from the models, and not a word about anybody else."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.checks import run_checks
from django.utils import translation

from kohort.access.personal import Personal
from kohort.accounts.models import Account, OpenSession
from kohort.activity.models import Happening, record
from kohort.claims.models import Claim
from kohort.people.models import Contact, Photo, Position
from kohort.privacy import libraries
from kohort.privacy.copying import parts
from kohort.privacy.mine import models
from kohort.privacy.packing import packed
from kohort.privacy.reading import label_of
from kohort.privacy.wording import TITLES
from tests.cast import fact, make_person

from .everything import WHY, Everything

PATH = "/nordvik/me/copy/"


def opened(file) -> dict[str, bytes]:
    archive = ZipFile(file)
    return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def taken(cast, viewer):
    """The files of Ada's copy, as text."""

    def take() -> dict[str, str]:
        files = opened(packed(cast.ada, viewer("ada")))
        return {name: content.decode("utf-8", "replace") for name, content in files.items()}

    return take


def told(everything: Everything) -> list[str]:
    """The canaries of columns that are to be told."""
    for part in parts(everything.person):
        for column in part.columns:
            said = str(getattr(everything.rows[part.model], column.attname)) if part.model in everything.rows else ""
            yield from (word for word in everything.canaries if word in said)


def test_every_word_of_hers_is_in_both_forms(cast, ada, taken):
    files, words = taken(), list(told(ada))
    assert len(words) >= 20
    assert [word for word in words if word not in files["me.json"]] == []
    sentences = str(ada.rows[Happening].verb)  # a verb is told as a sentence
    assert [word for word in words if word not in files["me.html"] and word not in sentences] == []


def test_every_model_is_decided_and_in_it_if_it_should_be(cast, ada, taken):
    records = json.loads(taken()["me.json"])["records"]
    exported = {model._meta.label_lower for model, personal in models() if personal.export}
    assert exported == records.keys()


def test_nothing_of_anybody_else(cast, ada, bo, staff, taken):
    """Bo has all there is to have, Kari wrote all of it, and both did things to Ada."""
    record("person.corrected", institution=cast.here, by=staff.pk, about=cast.ada, kind="contact")
    record("person.corrected", institution=cast.here, by=cast.ada.account_id, about=cast.bo, kind="contact")
    record("people.exported", institution=cast.here, by=staff.pk, roll=[cast.ada.pk, cast.bo.pk], segment="q=bokanari")
    whole = "".join(taken().values())
    assert "karicanary" not in whole
    assert "bokanari" not in whole
    assert cast.bo.surname not in whole
    assert "alumni office" in whole


def test_nor_of_herself_elsewhere(cast, taken):
    there = make_person(cast.there, "Adaelsewhere", "Ødegård", account_id=cast.ada.account_id)
    fact(Position, there, employer="Bortekraft")
    assert "elsewhere" not in "".join(taken().values())
    assert "Bortekraft" not in "".join(taken().values())


def test_no_key_is_copied(cast, ada, taken):
    ada.rows[Authenticator].data["credential"] = "KEYMATERIAL"
    ada.rows[Authenticator].save()
    whole = "".join(taken().values())
    secrets = ["KEYMATERIAL", ada.rows[Account].password, ada.rows[OpenSession].session_id, ada.rows[Claim].key]
    assert [secret for secret in secrets if secret in whole] == []
    assert ada.rows[Authenticator].data["name"] in whole


def test_machines_read_it(cast, ada, taken):
    made = json.loads(taken()["me.json"])
    assert made["format"] == "kohort-copy-1"
    assert made["person"]["@type"] == "Person"
    assert made["person"]["familyName"] == "Ødegård"
    study = made["records"]["people.study"][0]
    assert (study["programme"], study["awarded"], study["person"]) == ("Historie", "2010-06-15", "self")
    contact = made["records"]["people.contact"][0]
    assert (contact["recorded_by"], contact["audience"]) == ("office", "office")


def test_the_page_needs_nothing_else(cast, ada, taken):
    files = taken()
    page = files["me.html"]
    assert "<script" not in page
    assert "http" not in page.replace("https://schema.org", "")
    assert "data:image/webp;base64," in page
    assert "photo.webp" in files


def test_the_photo_is_the_photo(cast, ada, viewer):
    files = opened(packed(cast.ada, viewer("ada")))
    assert files["photo.webp"] == bytes(ada.rows[Photo].large)


def test_words_that_would_be_markup_stay_words(cast, taken):
    fact(Position, cast.ada, employer="<script>alert(1)</script>")
    assert "<script" not in taken()["me.html"]


def test_in_the_readers_language(cast, taken):
    fact(Position, cast.ada, employer="Havkraft")
    with translation.override("nb"):
        assert '<html lang="nb">' in taken()["me.html"]


def test_every_table_and_column_has_a_word_of_ours(cast, ada):
    """A new model that is exported needs its title, a new column its label."""
    own = {model._meta.label for model, personal in models() if personal.export}
    assert own - TITLES.keys() == set()
    plain = []
    for part in parts(cast.ada):
        for column in part.columns:
            if isinstance(label_of(column), str):
                plain.append(f"{part.model._meta.label}.{column.name}")
    assert plain == []


def test_a_fresh_proof_is_asked_for(cast, browse):
    client = browse("ada")
    assert client.get(PATH).status_code == 200
    session = client.session
    session["signed"] -= 600
    session.save()
    for method in (client.get, client.post):
        assert "/second-factor/" in method(PATH).headers["Location"]


def test_nothing_stays_behind_but_a_line_in_ones_own_log(cast, browse):
    before = sorted(settings.KOHORT_HOME.rglob("*"))
    answer = browse("ada").post(PATH)
    assert answer.headers["Content-Type"] == "application/zip"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Ada" not in answer.headers["Content-Disposition"]
    assert "me.json" in opened(BytesIO(b"".join(answer.streaming_content)))
    assert sorted(settings.KOHORT_HOME.rglob("*")) == before
    (line,) = Happening.objects.trusted(WHY).filter(verb="copy taken")
    assert line.about_id == cast.ada.pk


def test_whoever_may_yet_be_stopped_takes_nothing_out(cast, browse):
    cast.ada.settles_at = "2999-01-01T00:00Z"
    cast.ada.save()
    for page in (PATH, "/nordvik/me/leave/"):
        for method in (browse("ada").get, browse("ada").post):
            answer = method(page)
            assert answer.status_code == 403
            assert "disappear right now" in answer.content.decode()
    assert cast.ada.surname in str(cast.ada)


def test_a_librarys_model_that_nobody_decided_about_is_refused(cast, monkeypatch):
    monkeypatch.delitem(libraries.LIBRARIES, "mfa.Authenticator")
    assert [error.id for error in run_checks() if error.id == "privacy.E001"] == ["privacy.E001"]


def test_a_model_of_ours_that_nobody_decided_about_is_refused(cast, monkeypatch):
    monkeypatch.delattr(Position, "personal")
    assert "access.E004" in [error.id for error in run_checks()]
    assert isinstance(Contact.personal, Personal)
