"""Letters: in the reader's language, in text and HTML alike, with nothing to follow and nothing told outside."""

import re

import pytest
from django.test import Client

from kohort.accounts.models import Account

LANGUAGES = ["en", "nb", "nn", "fi", "sv"]


@pytest.fixture
def letter(cast, mailbox):
    """The letter a reader of some language gets."""

    def to(language, page="en"):
        Account.objects.filter(pk=cast.ada.account_id).update(language=language)
        Client().post("/sign-in/", {"email": "ada@nordvik.example.org"}, headers={"Accept-Language": page})
        return mailbox.deliver()[-1]

    return to


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_readers_own_language_comes_first(letter, language):
    assert letter(language, page="sv")["Content-Language"] == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_else_the_language_of_the_page(letter, language):
    assert letter("", page=language)["Content-Language"] == language


def test_html_says_what_the_text_says(letter):
    found = letter("en")
    text = found.get_body(("plain",)).get_content()
    html = found.get_body(("html",)).get_content()
    words = re.sub(r"<style.*?</style>|<!--.*?-->|<[^>]+>", " ", html, flags=re.DOTALL)
    for paragraph in filter(None, map(str.strip, text.splitlines())):
        assert paragraph in re.sub(r"\s+", " ", words).replace("&#x27;", "'")
    assert 'lang="en"' in html


def test_nothing_to_click_and_nothing_to_load(letter):
    found = letter("en")
    html = found.get_body(("html",)).get_content()
    assert "http" not in found.get_body(("plain",)).get_content()
    assert "href=" not in html
    assert "src=" not in html
    assert "@import" not in html


def test_the_envelope_tells_nothing(letter, cast):
    found = letter("en")
    assert found["Auto-Submitted"] == "auto-generated"
    assert found["Subject"] == "Your sign-in code"
    assert not re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}|Ada|Ødegård", found["Subject"])


def test_a_name_with_markup_stays_a_name(cast, mailbox):
    cast.here.names = {"en": "Ås & <b>Sons</b>"}
    cast.here.save()
    Client().post("/sign-in/", {"email": "ada@nordvik.example.org", "next": "/nordvik/"})
    [found] = mailbox.deliver()
    assert "Ås & <b>Sons</b>" in found.get_body(("plain",)).get_content()
    assert "Ås &amp; &lt;b&gt;Sons" in found.get_body(("html",)).get_content()
