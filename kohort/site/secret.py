"""The installation's secret, made at the first start and kept in KOHORT_HOME."""

import os
import secrets
from pathlib import Path


def secret_key(home: Path) -> str:
    """The key in `home/secret.key`; two processes that start together agree on one."""
    path = home / "secret.key"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _written(path)
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(50))
    return path.read_text()


def _written(path: Path) -> str:
    while not (key := path.read_text()):  # the other process has made the file and is about to write
        pass
    return key
