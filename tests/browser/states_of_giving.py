"""What the pages of giving, of mentoring and of opportunities may look like: (name, who, how to get there)."""

from . import ways_of_giving as ways
from .ways import at, filled, submitted, then
from .ways_of_giving import ADVISER, AGREED, ANSWERED, DRAFT, KEPT, OVER, STUDENTS, TRAINEE, VISIT
from .ways_of_giving import ask, named, open_round, opportunity, programme, under_way

ASKING = [
    ("ask for somebody, wrong", "teacher", submitted("/nordvik/asks/new/")),
    ("an ask not sent yet", "teacher", ask(DRAFT)),
    ("who could, nobody chosen", "teacher", then(ask(DRAFT, "who/"), "button[value=send]")),
    ("nobody fits", "teacher", ways.nobody_fits),
    ("time and place of what was agreed", "teacher", ask(AGREED, "edit/")),
    ("taking an ask back", "teacher", ask(AGREED, "withdrawal/")),
    ("how did it go, wrong", "teacher", then(ask(OVER), "main form .ds-button")),
    ("who came, nobody found", "teacher", at("/nordvik/visits/new/?q=xyzzyx")),
    ("log a visit, wrong", "teacher", ways.chosen_who_came),
    ("asked, another time without a month", None, ways.asked_another_time),
    ("said yes", None, ways.said_yes),
    ("what one gave", "alumna", at("/nordvik/me/given/")),
    ("nothing given", "student", at("/nordvik/me/given/")),
]

OFFERING = [
    ("what one offers, wrong", "alumna", ways.something_else),
    ("a break from being asked", "alumna", at("/nordvik/me/offers/pause/")),
    ("what was said in the corridor, wrong", "teacher", then(ways.hearing, "main form.form .ds-button")),
    ("is that right?", None, ways.heard),
    ("one tap from a letter", None, ways.one_tap),
    ("does it still stand?", None, ways.does_it_stand),
]

WONDERING = [
    ("ask a question, wrong", "student", submitted("/nordvik/questions/new/")),
    ("one’s own question", "student", named(ANSWERED, "questions/")),
    ("a question that was kept", "teacher", named(KEPT, "questions/")),
    ("an answer, wrong", None, ways.answered_nothing),
    ("asked of the university", "alumna", at("/nordvik/inquiries/")),
    ("ask the university, wrong", "alumna", submitted("/nordvik/inquiries/new/")),
    ("an inquiry to answer", "teacher", named(VISIT, "inquiries/")),
    ("an inquiry to give to somebody", "coordinator", named(STUDENTS, "desk/inquiries/", "?q=Vågen")),
    ("inquiries at the desk", "coordinator", at("/nordvik/desk/inquiries/")),
]

MENTORING = [
    ("a mentoring programme", "coordinator", programme()),
    ("who runs a programme", "coordinator", programme("keepers/?q=Haugen")),
    ("a new programme, wrong", "coordinator", submitted("/nordvik/mentoring/new/")),
    ("plan of a round", "coordinator", open_round("plan/")),
    ("matching", "coordinator", under_way("matching/")),
    ("how mentoring goes", "coordinator", under_way("progress/")),
    ("mentor or mentee?", "board", open_round("part/")),
    ("sign up, wrong", "teacher", then(open_round("part/?role=mentor"), "main form.form .ds-button")),
    ("whom would you like?", "student", ways.signed_up),
    ("the one you mentor", "alumna", ways.pair),
    ("how is it going?", None, ways.check),
]

APPLYING = [
    ("opportunities of a visitor", None, at("/nordvik/opportunities/")),
    ("opportunities, nothing found", "alumna", at("/nordvik/opportunities/?text=xyzzyx")),
    ("an opportunity with a link", None, opportunity(ADVISER)),
    ("one’s own opportunity", "alumna", opportunity(TRAINEE)),
    ("who is interested", "alumna", opportunity(TRAINEE, "interested/")),
    ("I am interested", "student", opportunity(TRAINEE, "interest/")),
    ("post an opportunity, wrong", "alumna", submitted("/nordvik/opportunities/new/")),
    ("preview of an opportunity", "alumna", ways.preview),
    ("jobs one hears of", "student", at("/nordvik/me/watches/")),
    ("for employers, wrong", None, submitted("/nordvik/employers/")),
    ("an employer’s wrong code", None, ways.knocked_wrong),
    ("an employer’s own page, wrong", None, ways.employer),
    ("employers at the desk", "coordinator", at("/nordvik/desk/opportunities/")),
]

AT_THE_DESK = [
    ("fair load", "coordinator", at("/nordvik/desk/giving/load/")),
    ("unused offers", "coordinator", at("/nordvik/desk/giving/offers/")),
    ("ask many whether it stands", "coordinator", at("/nordvik/desk/giving/offers/many/")),
    ("the year of giving", "coordinator", at("/nordvik/desk/giving/figures/")),
    ("who may ask", "coordinator", at("/nordvik/desk/giving/policy/")),
    ("asks at the desk", "coordinator", at("/nordvik/desk/giving/asks/?which=overdue")),
]

GIVING = [*ASKING, *OFFERING, *WONDERING, *MENTORING, *APPLYING, *AT_THE_DESK]
