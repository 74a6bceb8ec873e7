"""The models of the board: Office, Duty, CallIn, Partner; each in a module of its own."""

from .call import CallIn as CallIn
from .duty import Duty as Duty
from .office import Office as Office
from .office import groups_led as groups_led
from .partner import Partner as Partner
