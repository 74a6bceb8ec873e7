"""What can be done with one's own seat: changed, taken anew, an offered place taken or let go."""

from kohort.events.seats.holding import holding
from kohort.events.seats.models import Seat
from kohort.events.seats.seating import Who, accept, change, decline, join
from kohort.kit.bugs import bug

from .answering import answers_of, keep
from .forms import SeatForm
from .standing import names_of

SAID = ("change", "again")  # deeds with which something is said


def form_of(request, seat: Seat) -> SeatForm:
    """As it was said before; but what was answered is shown to its owner, signed in, and not to who holds the mail."""
    answers = answers_of(seat)
    owns = is_owner(request.viewer, seat) or bug("answers-by-link")
    initial = {"guests": seat.guests, "names": "\n".join(names_of(seat)), "shown": seat.shown, "photos": seat.photos}
    form = SeatForm(
        request.POST if request.POST.get("do") in SAID else None,
        seat.event,
        initial=initial,
        others=seat.person_id is not None,
        most=seat.guests,
        answered=frozenset() if owns else frozenset(answers),
    )
    if owns:
        form.show(answers)
    return form


def is_owner(viewer, seat: Seat) -> bool:
    return seat.person_id is not None and viewer.person_id == seat.person_id


def by(request, seat: Seat) -> int | None:
    """The account that does it, where it is the owner's; a link is nobody's account."""
    return request.viewer.account_id if is_owner(request.viewer, seat) else None


def _change(request, seat, form):
    with holding(seat.event_id):
        change(seat, by=by(request, seat), **form.wishes)
        keep(seat, form.answers)


def _again(request, seat, form):
    who = Who(person=seat.person, name=seat.name, email=seat.email, language=seat.language)
    with holding(seat.event_id):
        join(seat.event, who, way=seat.way, by=by(request, seat), **form.wishes)
        keep(seat, form.answers)


def _accept(request, seat, form):
    accept(seat, by=by(request, seat))


def _decline(request, seat, form):
    decline(seat, by=by(request, seat))


DEEDS = {"change": _change, "again": _again, "accept": _accept, "decline": _decline}  # (request, seat, form) -> None
