"""What the pages of giving, mentoring, opportunities and courses may look like: (name, who, how to get there)."""

from . import ways_of_giving as ways
from .ways import at, submitted, then
from .ways_of_giving import ask, course, named, open_round, opportunity, programme, under_way

ASKING = [
    ("ask for somebody, wrong", "teacher", submitted("/nordvik/asks/new/")),
    ("nobody fits", "teacher", ways.nobody_fits),
    ("an ask somebody said yes to", "teacher", ask(ways.AGREED)),
    ("time and place of what was agreed", "teacher", ask(ways.AGREED, "edit/")),
    ("an ask that is over", "teacher", ask(ways.OVER, "../")),
    ("an ask that was not held", "teacher", ways.not_held),
    ("an ask nobody could say yes to", "teacher", named(ways.NOBODY, "notices/")),
    ("taking an ask back", "teacher", ask(ways.OPEN, "withdrawal/")),
    ("an ask that was taken back", "teacher", ways.taken_back),
    ("how did it go, wrong", "teacher", ways.held_for_no_time),
    ("log a visit, wrong", "teacher", ways.chosen_who_came),
    ("asked, another time without a month", None, ways.asked_another_time),
    ("said yes", None, ways.said_yes),
    ("said no", None, ways.said_no),
    ("what one gave", "alumna", at("/nordvik/me/given/")),
]

OFFERING = [
    ("what one offers, wrong", "alumna", ways.something_else),
    ("a break from being asked", "alumna", at("/nordvik/me/offers/pause/")),
    ("what was said in the corridor, wrong", "teacher", then(ways.hearing, "main form.form .ds-button")),
    ("is that right?", None, ways.heard),
    ("one tap from a mail", None, ways.tapped),
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
    ("does it still stand?", None, ways.renewal),
    ("an employer’s own page, wrong", None, ways.employer),
    ("for employers, wrong", None, submitted("/nordvik/employers/")),
    ("an employer changes one", None, ways.employer_who_changes),
    ("employers at the desk", "coordinator", at("/nordvik/desk/opportunities/")),
]

LEARNING = [
    ("courses", "alumna", at(f"/nordvik/{ways.COURSES}")),
    ("courses, for who teaches", "teacher", at(f"/nordvik/{ways.COURSES}")),
    ("courses, none such", "student", at(f"/nordvik/{ways.COURSES}&text=xyzzyx")),
    ("no course for a visitor", None, at(f"/lysbu/{ways.COURSES}")),
    ("a course", "alumna", course()),
    ("one’s own course", "teacher", course()),
    ("interested in a course", "student", course("interest/")),
    ("new course", "teacher", at("/nordvik/opportunities/new/?kind=course")),
    ("new course, wrong", "teacher", submitted("/nordvik/opportunities/new/?kind=course")),
    ("changing a course", "teacher", course("edit/")),
]

AT_THE_DESK = [
    ("fair load", "coordinator", at("/nordvik/desk/giving/load/")),
    ("unused offers", "coordinator", at("/nordvik/desk/giving/offers/")),
    ("the year of giving", "coordinator", at("/nordvik/desk/giving/figures/")),
    ("who may ask", "coordinator", at("/nordvik/desk/giving/policy/")),
]

GIVING = [*ASKING, *OFFERING, *WONDERING, *MENTORING, *APPLYING, *LEARNING, *AT_THE_DESK]
