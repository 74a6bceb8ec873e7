"""Planted faults. Every guard has one, so that a test proves it can fail: `BUG=name pytest …` must turn red."""

import os

PLANTED = frozenset(filter(None, os.environ.get("BUG", "").split(",")))


def bug(name: str) -> bool:
    """Whether the fault `name` is planted in this process. Never set outside tests."""
    return name in PLANTED
