"""What the pages of events may look like: (name, who, how to get there). Those of mails: see `test_alumni_evening`."""

from . import ways_of_events as ways
from .ways import at, submitted, then
from .ways_of_events import BREAKFAST, EVENING, LECTURE, TALK, TODAY, drafted, event, last_year, managed
from .ways_of_groups import BUSINESS, then_to, within

JOINING = [
    ("an event one comes to", "teacher", event(LECTURE)),
    ("waiting for a place", "alumna", ways.joined(EVENING)),
    ("one’s own seat", "student", ways.seat_of(LECTURE)),
    ("cannot come?", "alumna", ways.seat_of(TALK, "cancel/")),
    ("not coming", "teacher", ways.cancelled(BREAKFAST)),
    ("a question that has to be answered", "alumna", ways.asked_something),
    ("an event, for a visitor", None, event(LECTURE)),
    ("a visitor signs up, wrong", None, then(event(LECTURE, "come/"), "main form .ds-button")),
    ("a visitor’s wrong code", None, ways.knocked_wrong),
    ("a visitor’s seat", None, ways.came_without_an_account),
]

PLANNING = [
    ("plan an event, wrong", "student", submitted("/nordvik/events/new/")),
    ("preview of an event", "board", drafted("plan/preview/")),
    ("another time, while people come", "board", ways.moved),
    ("the next one of a series", "board", event(EVENING, "plan/copy/")),
    ("programme", "board", event(EVENING, "plan/programme/")),
    ("one of the programme", "board", then_to(event(EVENING, "plan/programme/"), "main a.whole")),
    ("questions to those who come", "board", event(EVENING, "plan/questions/")),
    ("a question, wrong", "board", then(drafted("plan/questions/"), "main form.form .ds-button")),
    ("tasks", "board", event(EVENING, "plan/tasks/")),
    ("team of an event", "board", event(EVENING, "plan/team/?q=Emil")),
    ("hosts of an event", "board", event(EVENING, "plan/hosts/")),
    ("proposed events", "coordinator", at("/nordvik/desk/events/")),
    ("giving a plan back", "coordinator", ways.given_back),
    ("a plan given back", "student", ways.proposed_and_returned),
]

INVITING = [
    ("who gets an invitation", "board", event(EVENING, "invite/who/?whom=members")),
    ("a choice of people, wrong", "board", event(EVENING, "invite/who/?whom=chosen")),
    ("left out of an invitation", "coordinator", event(LECTURE, "invite/who/left-out/?whom=members&why=coming")),
    ("recommend an event, wrong", "teacher", submitted("/nordvik/events/tips/")),
]

ON_THE_DAY = [
    ("at the door, somebody is here", "board", ways.checked_in),
    ("a seat at the door", "board", ways.a_seat_at_the_door),
    ("from the street, without a name", "board", ways.walked_in_without_a_name),
    ("name badges", "board", event(TODAY, "lists/badges/")),
    ("a sheet for the kitchen", "board", ways.sheet_for_the_kitchen),
]

AFTERWARDS = [
    ("after", "board", last_year("after/")),
    ("an event that was", "board", last_year()),
    ("pictures, none chosen", "board", then(last_year("pictures/"), "main form.form .ds-button")),
    ("taking a picture down", "board", then_to(then_to(last_year("pictures/"), ".shots a"), "a[href$='/down/']")),
]

TOGETHER = [
    ("a campaign, nothing found", None, ways.campaign("?language=nn&place=Kuopio")),
    ("a new campaign, wrong", "coordinator", submitted("/nordvik/desk/campaigns/new/")),
    ("managing a campaign", "coordinator", managed()),
    ("who takes part in a campaign", "coordinator", managed("houses/")),
    ("calendar of a group", "board", ways.with_a_calendar(within(BUSINESS, "calendar/"))),
]

EVENTS = [*JOINING, *PLANNING, *INVITING, *ON_THE_DAY, *AFTERWARDS, *TOGETHER]
