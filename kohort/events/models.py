"""The models of events; each idea in a module of its own."""

from .after.models import Feedback as Feedback
from .after.models import Material as Material
from .after.models import Shot as Shot
from .calendars.models import CalendarKey as CalendarKey
from .campaigns.models import Campaign as Campaign
from .campaigns.models import House as House
from .door.models import CheckIn as CheckIn
from .event import Event as Event
from .hosting import Host as Host
from .hosting import Organiser as Organiser
from .inviting.models import Meant as Meant
from .inviting.models import Near as Near
from .inviting.round import Round as Round
from .planning.models import Cover as Cover
from .planning.models import Item as Item
from .planning.models import Speaker as Speaker
from .planning.models import Taker as Taker
from .planning.models import Task as Task
from .seats.asking import Answer as Answer
from .seats.asking import Question as Question
from .seats.models import Companion as Companion
from .seats.models import Knock as Knock
from .seats.models import Seat as Seat
