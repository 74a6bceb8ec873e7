"""What tests read in mails: their words, and whom they went to."""

import icalendar


def text(letter) -> str:
    return letter.get_body(("plain",)).get_content()


def html(letter) -> str:
    return letter.get_body(("html",)).get_content()


def to(letters) -> list[str]:
    """("ada", subject) of each, in order of names."""
    return sorted((letter["To"].partition("@")[0], str(letter["Subject"])) for letter in letters)


def appointment(letter) -> icalendar.Event:
    """The one in the file that comes with it."""
    (file,) = letter.iter_attachments()
    assert file.get_content_type() == "text/calendar"
    return icalendar.Calendar.from_ical(file.get_payload(decode=True)).events[0]
