"""Of an answer that comes by mail, the answer alone is kept."""

from email import message_from_bytes, policy

import pytest

from kohort.conversations.mail_text import files_in, words_of

from .mails import HTML, PLAIN, mail


def sent(message):
    """As a mail server hands it on."""
    return message_from_bytes(message.as_bytes(), policy=policy.compat32)


@pytest.mark.parametrize("name", PLAIN)
def test_quotation_and_signature_are_cut(name):
    text, answer = PLAIN[name]
    assert words_of(sent(mail("a@example.org", "b@example.org", text))) == answer


@pytest.mark.parametrize("name", HTML)
def test_html_alone_is_read_as_text(name):
    html, answer = HTML[name]
    assert words_of(sent(mail("a@example.org", "b@example.org", "", html=html))) == answer


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
def test_letters_of_the_north_come_through(charset, encoding):
    message = mail("a@example.org", "b@example.org", "")
    message.set_content("Støvlene står på låven, Åse.", charset=charset, cte=encoding)
    assert words_of(sent(message)) == "Støvlene står på låven, Åse."


@pytest.mark.parametrize("charset", [b"klingon", b"idna", b"hex"])
def test_a_charset_nobody_knows_loses_no_mail(charset):
    raw = b"From: a@example.org\nContent-Type: text/plain; charset=" + charset + b"\n\nIn the cellar.\0"
    assert words_of(message_from_bytes(raw, policy=policy.compat32)) == "In the cellar."


def test_the_plain_part_is_taken_and_files_are_counted():
    message = mail("a@example.org", "b@example.org", "In the cellar.", html="<p>Something else</p>")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="map.pdf")
    message.add_attachment("A note.", filename="note.txt")
    assert (words_of(sent(message)), files_in(sent(message))) == ("In the cellar.", 2)
