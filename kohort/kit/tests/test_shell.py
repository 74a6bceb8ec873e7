"""The shell of every page: its language, its errors, and nothing our content policy would refuse."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from kohort import __file__ as package
from kohort.site.errors import server_error

TEMPLATES = sorted(Path(package).parent.rglob("templates/**/*.html"))
DATA = r"(?! type=\"application/ld\+json\")"  # for search engines; no browser runs it
INLINE = re.compile(rf"<style|\sstyle=|\son\w+=\"|javascript:|<script{DATA}(?![^>]*\ssrc=)", re.IGNORECASE)


def test_no_template_has_inline_style_or_script():
    """But for the page in one's own copy: opened from a disk, it has no policy to obey and no style sheet beside it."""
    found = [path for path in TEMPLATES if INLINE.search(path.read_text())]
    assert [path.parts[-2:] for path in found] == [("privacy", "me.html")]


def test_the_search_above_finds_what_it_looks_for():
    for line in ('<p style="x">', "<script>x", '<a onclick="x">', "<style>"):
        assert INLINE.search(line)


@pytest.mark.parametrize("language", ["nn", "fi"])
def test_what_is_missing_is_said_in_the_readers_language(language, cast, client):
    page = client.get("/nordvik/nowhere/", headers={"accept-language": language})
    assert page.status_code == 404
    assert f'<html lang="{language}"' in page.content.decode()
    assert '<a class="ds-button" href="/">' in page.content.decode()


@pytest.mark.parametrize("name", ["400", "403", "404", "500", "csrf"])
def test_every_error_says_what_to_do_next(name):
    page = render_to_string(f"errors/{name}.html", request=RequestFactory().get("/"))
    assert "<h1>" in page
    assert '<a class="ds-button" href="/">To the home page</a>' in page


def test_a_closed_door(cast, browse):
    page = browse("ada").get("/nordvik/desk/institution/", headers={"accept-language": "en"})
    assert page.status_code == 403
    assert "This door is for others" in page.content.decode()


def test_a_form_from_elsewhere(cast, client):
    client.handler.enforce_csrf_checks = True
    page = client.post("/language/", {"language": "fi"})
    assert page.status_code == 403
    assert "The page had gone stale" in page.content.decode()


def test_a_broken_page_needs_nothing():
    """Without a session, a viewer or the database."""
    page = server_error(RequestFactory().get("/"))
    assert page.status_code == 500
    assert "Something broke" in page.content.decode()


def test_the_language_switch_offers_all_five_and_keeps_the_query_to_itself(cast, client):
    page = client.get("/nordvik/?q=secret", headers={"accept-language": "fi"}).content.decode()
    for code in ("en", "nb", "nn", "fi", "sv"):
        assert f'value="{code}" lang="{code}"' in page
    assert 'lang="fi" aria-current="true"' in page
    assert '<input type="hidden" name="next" value="/nordvik/">' in page
    assert "secret" not in page


def test_who_is_signed_in_is_named_and_may_leave(cast, browse):
    page = browse("ada").get("/nordvik/").content.decode()
    assert "Ada Ødegård" in page
    assert 'action="/sign-out/"' in page
    assert "Desk" not in page


def test_htmx_may_neither_evaluate_nor_style(cast, client):
    page = client.get("/").content.decode()
    assert '"allowEval": false, "allowScriptTags": false, "selfRequestsOnly": true' in page
    assert '"includeIndicatorStyles": false' in page
