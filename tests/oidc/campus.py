"""Somebody with two windows: Kohort here, the real provider over there."""

import json
import os
import re
import shutil
import socket
import subprocess
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import requests

SCRIPT = Path(__file__).with_name("provider.mjs")
HERE = "http://testserver"
SECRET = "secret-of-kohort"


def free_ports(count: int) -> list[int]:
    """Below 32768, where the system gives none to outgoing connections; two runs at once do not meet."""
    found: list[int] = []
    for port in range(24_000 + os.getpid() % 4_000, 32_700, 13):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) and len(found) < count:
                found.append(port)
    return found


@contextmanager
def running(redirect_uris: list[str], ports: list[int]):
    """Providers with keys and people of their own, one a port; they end with this process, however it ends."""
    told = json.dumps({"ports": ports, "redirect_uris": redirect_uris})
    node = subprocess.Popen([shutil.which("node"), SCRIPT, told], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert node.stdout.readline() == b"ready\n"
    try:
        yield [Campus(port) for port in ports]
    finally:
        node.stdin.close()
        node.wait(10)


class Campus:
    """One provider. Everybody there signs in by typing who they are."""

    def __init__(self, port: int):
        self.issuer = f"http://127.0.0.1:{port}"

    def enrol(self, subject: str, **claims) -> None:
        requests.put(f"{self.issuer}/people", json={subject: claims}, timeout=5).raise_for_status()

    def seen(self, route: str) -> dict:
        """What an endpoint was asked last."""
        return [one for one in requests.get(f"{self.issuer}/seen", timeout=5).json() if one["route"] == route][-1]

    def answer(self, address: str, who: str) -> str:
        """Go to the provider's address, sign in there, and come back with this path of Kohort's."""
        window = requests.Session()
        page = _until_here(window, window.get(address, allow_redirects=False, timeout=5))
        return page if isinstance(page, str) else _until_here(window, _typed(window, page, who))


def _typed(window, page, who):
    return window.post(page.url, data={"who": who}, allow_redirects=False, timeout=5)


def _until_here(window, response):
    """Follow redirects up to the first that leads to Kohort, or to a page."""
    while "Location" in response.headers:
        address = urljoin(response.url, response.headers["Location"])
        if address.startswith(HERE):
            return address.removeprefix(HERE)
        response = window.get(address, allow_redirects=False, timeout=5)
    return response


class Window:
    """A browser at Kohort: `leave` presses the button, `answer` brings what the provider says."""

    def __init__(self, client):
        self.client = client

    def leave(self, provider="campus", after="/nordvik/") -> str:
        """The address at the provider that the page leads to."""
        page = self.client.post(f"/sign-in/with/{provider}/", {"next": after})
        assert page.status_code == 200, page.status_code
        return unescape(re.search(r'content="0; url=([^"]+)"', page.content.decode())[1])

    def sign_in(self, campus: Campus, who: str, provider="campus", after="/nordvik/"):
        return self.client.get(campus.answer(self.leave(provider, after), who))


def query(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
