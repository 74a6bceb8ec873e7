"""`kohort serve` as a process of its own, and a browser's or a script's way to it."""

import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from socket import socket
from urllib.parse import urlencode

from .homes import Home

FIRST_PORT, LAST_PORT = 21000, 32000  # below the ports that outgoing connections take
OPEN = urllib.request.OpenerDirector


@contextmanager
def served(home: Home) -> Iterator[tuple[str, int]]:
    """The address, and the id of the process that started the others. It ends with the block."""
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "kohort.site.cli", "serve", "--port", str(port), "--no-worker"]
    server = subprocess.Popen(command, env={**home.environment, "KOHORT_URL": address}, stdout=subprocess.DEVNULL)
    try:
        _wait_for(address)
        yield address, server.pid
    finally:
        server.terminate()
        server.wait(20)


def signed_in(address: str, persona: str) -> OPEN:
    """Opens pages as one of the demo's people."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    opener.open(f"{address}/demo/sign-in/", urlencode({"persona": persona}).encode()).close()
    return opener


def _free_port() -> int:
    for port in range(FIRST_PORT, LAST_PORT, 11):
        with socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)):
                return port
    raise RuntimeError("No port is free")


def _wait_for(address: str) -> None:
    for _attempt in range(150):
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"Nothing answers at {address}")
