"""The log tells what was not found and what broke, and opens nothing."""

import logging
from io import StringIO

import pytest

from kohort.access.gate import access_map
from kohort.site.logs import Blotted, blotted

HUSH = "hush-9f.31c"
SECRETS = ("<str:token>", "<slug:secret>", "<slug:code>")


@pytest.fixture
def log():
    """What the installation writes while the test runs."""
    [handler] = [one for one in logging.getLogger().handlers if isinstance(one.formatter, Blotted)]
    was = handler.setStream(StringIO())
    yield handler.stream
    handler.setStream(was)


def test_what_is_not_found_is_told_without_its_secret(cast, browse, log):
    for path in ("seats/{}/", "come/{}/", "feedback/{}/", "calendars/{}.ics", "no-more/{}/", "join/{}/", "invited/{}/"):
        browse().get(f"/nordvik/{path.format(HUSH)}")
    assert "Not Found: /nordvik/seats/…/" in log.getvalue()
    assert HUSH not in log.getvalue()


def test_a_traceback_is_told_without_it(log):
    try:
        raise ValueError(f"/nordvik/seats/{HUSH}/qr.svg")
    except ValueError:
        logging.getLogger("django.request").exception("Internal Server Error: /nordvik/seats/%s/", HUSH)
    assert "Traceback" in log.getvalue()
    assert HUSH not in log.getvalue()


def test_every_address_with_a_secret_is_known_to_it():
    addresses = [path for path, _rule in access_map() if any(one in path for one in SECRETS)]
    assert len(addresses) > 8
    for address in addresses:
        for one in SECRETS:
            address = address.replace(one, HUSH)
        assert HUSH not in blotted(address)


def test_other_addresses_stay_as_they_are():
    assert blotted("Not Found: /nordvik/events/4kd2/") == "Not Found: /nordvik/events/4kd2/"
