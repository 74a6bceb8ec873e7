"""The models of this app, by the names others import."""

from .story import Story
from .thanks import Thank

__all__ = ["Story", "Thank"]
