"""The MDN Observatory grades every kind of page A+ under https."""

import http.client
from urllib.parse import urlsplit

import pytest

from .conftest import demo_site

pytestmark = pytest.mark.browser

PAGES = [
    (None, "/"),
    (None, "/sign-in/"),
    (None, "/nordvik/"),
    (None, "/nordvik/nothing-here/"),
    ("alumna", "/nordvik/people/"),
    ("coordinator", "/nordvik/desk/"),
]


@pytest.fixture(scope="module")
def behind_tls(tmp_path_factory):
    """The product as it runs behind a proxy that ends TLS."""
    with demo_site(tmp_path_factory.mktemp("tls"), "https") as address:
        yield address


def ask(address, method, path, cookie="", body=None):
    """One request as the proxy would pass it on; nothing follows redirects."""
    host = urlsplit(address).netloc
    connection = http.client.HTTPConnection(host, timeout=20)
    headers = {"X-Forwarded-Proto": "https", "Host": host, "Accept": "text/html", "Cookie": cookie}
    if body:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    connection.request(method, path, body, headers)
    response = connection.getresponse()
    return response.status, response.getheaders(), response.read().decode()


def session(address, persona):
    _status, headers, _body = ask(address, "POST", "/demo/sign-in/", body=f"persona={persona}")
    cookies = [value.partition(";")[0] for name, value in headers if name.lower() == "set-cookie"]
    return "; ".join(cookies)


def test_every_page_grades_a_plus(behind_tls, observatory):
    pages = []
    for persona, path in PAGES:
        cookie = session(behind_tls, persona) if persona else ""
        status, headers, html = ask(behind_tls, "GET", path, cookie)
        pages.append({"path": path, "status": status, "headers": headers, "html": html})
    grades = observatory(pages)
    assert [one for one in grades if one["score"] < 130] == []


def test_a_weaker_policy_is_noticed(behind_tls, observatory):
    """The positive control."""
    status, headers, html = ask(behind_tls, "GET", "/")
    weak = [
        (n, v.replace("'none'", "* 'unsafe-inline'") if n.lower() == "content-security-policy" else v)
        for n, v in headers
    ]
    assert observatory([{"path": "/", "status": status, "headers": weak, "html": html}])[0]["score"] < 100


def test_cookies_are_bound_to_the_host(behind_tls):
    cookie = session(behind_tls, "alumna")
    assert "__Host-session=" in cookie
