"""The models of this app, by the names others import."""

from .interests import Interest, Word
from .opportunity import STANDS, Opportunity
from .outsiders import Outsider
from .watches import Watch

__all__ = ["STANDS", "Interest", "Opportunity", "Outsider", "Watch", "Word"]
