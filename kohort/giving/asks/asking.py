"""The life of an ask, as verbs: sent, answered, moved on, agreed, held, counted. Each holds the ask's row meanwhile."""

from .advancing import advance
from .concluding import conclude, log
from .reasons import TooLate
from .replying import accept, decline, later
from .sending import add, arrange, send, withdraw

__all__ = ["TooLate", "accept", "add", "advance", "arrange", "conclude", "decline", "later", "log", "send", "withdraw"]
