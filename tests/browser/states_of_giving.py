"""What the pages of giving, of mentoring and of opportunities may look like: (name, who, how to get there)."""

from . import ways_of_giving as ways
from .ways import at, submitted, then
from .ways_of_giving import ask, named, open_round, opportunity, programme, under_way

ASKING = [
    ("ask for somebody, wrong", "teacher", submitted("/nordvik/asks/new/")),
    ("nobody fits", "teacher", ways.nobody_fits),
    ("time and place of what was agreed", "teacher", ask(ways.AGREED, "edit/")),
    ("how did it go, wrong", "teacher", ways.held_for_no_time),
    ("log a visit, wrong", "teacher", ways.chosen_who_came),
    ("asked, another time without a month", None, ways.asked_another_time),
    ("said yes", None, ways.said_yes),
    ("what one gave", "alumna", at("/nordvik/me/given/")),
]

OFFERING = [
    ("what one offers, wrong", "alumna", ways.something_else),
    ("a break from being asked", "alumna", at("/nordvik/me/offers/pause/")),
    ("what was said in the corridor, wrong", "teacher", then(ways.hearing, "main form.form .ds-button")),
    ("is that right?", None, ways.heard),
]

WONDERING = [
    ("ask a question, wrong", "student", submitted("/nordvik/questions/new/")),
    ("one’s own question", "student", named(ways.ANSWERED, "questions/")),
    ("a question that was kept", "teacher", named(ways.KEPT, "questions/")),
    ("an answer, wrong", None, ways.answered_nothing),
    ("an inquiry to give to somebody", "coordinator", named(ways.STUDENTS, "desk/inquiries/", "?q=Vågen")),
    ("inquiries at the desk", "coordinator", at("/nordvik/desk/inquiries/")),
]

MENTORING = [
    ("a mentoring programme", "coordinator", programme()),
    ("who runs a programme", "coordinator", programme("keepers/?q=Haugen")),
    ("plan of a round", "coordinator", open_round("plan/")),
    ("matching", "coordinator", under_way("matching/")),
    ("how mentoring goes", "coordinator", under_way("progress/")),
    ("sign up, wrong", "teacher", then(open_round("part/?role=mentor"), "main form.form .ds-button")),
    ("whom would you like?", "board", ways.signed_up),
    ("the one you mentor", "alumna", ways.pair),
    ("how is it going?", None, ways.check),
]

APPLYING = [
    ("opportunities of a visitor", None, at("/nordvik/opportunities/")),
    ("opportunities, nothing found", "alumna", at("/nordvik/opportunities/?text=xyzzyx")),
    ("an opportunity with a link", None, opportunity(ways.ADVISER)),
    ("one’s own opportunity", "alumna", opportunity(ways.TRAINEE)),
    ("who is interested", "alumna", opportunity(ways.TRAINEE, "interested/")),
    ("I am interested", "student", opportunity(ways.TRAINEE, "interest/")),
    ("post an opportunity, wrong", "alumna", submitted("/nordvik/opportunities/new/")),
    ("preview of an opportunity", "alumna", ways.preview),
    ("jobs one hears of", "student", at("/nordvik/me/watches/")),
    ("for employers, wrong", None, submitted("/nordvik/employers/")),
    ("an employer’s own page, wrong", None, ways.employer),
    ("employers at the desk", "coordinator", at("/nordvik/desk/opportunities/")),
]

AT_THE_DESK = [
    ("fair load", "coordinator", at("/nordvik/desk/giving/load/")),
    ("unused offers", "coordinator", at("/nordvik/desk/giving/offers/")),
    ("the year of giving", "coordinator", at("/nordvik/desk/giving/figures/")),
    ("who may ask", "coordinator", at("/nordvik/desk/giving/policy/")),
]

GIVING = [*ASKING, *OFFERING, *WONDERING, *MENTORING, *APPLYING, *AT_THE_DESK]
