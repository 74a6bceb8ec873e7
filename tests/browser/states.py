"""What the pages of `pages` may look like besides, and the pages on the way: (name, who, how to get there)."""

from . import ways
from .states_of_events import EVENTS
from .states_of_giving import GIVING
from .states_of_groups import CIRCLES
from .states_of_stories import STORIES
from .ways import at, emptied, filled, in_place, in_turn, submitted, then, uploaded

COMING = [
    ("mail", None, ways.read_the_mail),
    ("sign-in help of an institution", None, at("/sign-in/help/?next=/nordvik/")),
    ("sign-in code", None, ways.waited_for_a_sign_in_code),
    ("find me, wrong", None, submitted("/nordvik/find-me/")),
    ("find me, code", None, ways.asked_for_a_code),
    ("find me, wrong code", None, ways.typed_a_wrong_code),
    ("find me, no code came", None, then(ways.asked_for_a_code, "form[action*=none] button")),
    ("find me, too often", None, ways.asked_too_often),
    ("letter on paper", None, at("/nordvik/find-me/letter/")),
    ("letter on paper, wrong", None, submitted("/nordvik/find-me/letter/")),
    ("a place waits", None, at("/nordvik/place/x/")),
    ("it was not me", None, at("/nordvik/stop/x/")),
    ("it was not me, an old link", None, submitted("/nordvik/stop/x/")),
    ("no more invitations?", None, at("/nordvik/invited/abc/no-more/")),
    ("no more invitations", None, submitted("/nordvik/invited/abc/no-more/")),
    ("first visit: you", "alumna", at("/nordvik/welcome/you/")),
    ("first visit: work", "alumna", at("/nordvik/welcome/work/")),
    ("first visit: work, wrong", "alumna", emptied("/nordvik/welcome/work/")),
    ("first visit: seen by", "alumna", at("/nordvik/welcome/seen/")),
    ("first visit: offers", "alumna", at("/nordvik/welcome/offers/")),
    ("first visit: letters", "alumna", at("/nordvik/welcome/letters/")),
    ("first visit: the end", "neighbour", ways.skipped_everything),
    ("bridge", "student", at("/nordvik/bridge/")),
]

ONESELF = [
    ("account of the office", "coordinator", at("/account/")),
    ("add an address", "alumna", at("/account/addresses/new/")),
    ("add an address, wrong", "alumna", submitted("/account/addresses/new/")),
    ("add an address, code", None, in_turn(ways.added_an_address)),
    ("sign out", "alumna", at("/sign-out/")),
    ("what one offers", "alumna", at("/nordvik/me/offers/")),
    ("how often we write", "alumna", at("/nordvik/me/letters/")),
    ("photo", "student", at("/nordvik/me/photo/")),
    ("photo, wrong", None, in_turn(uploaded("/nordvik/me/photo/", "picture", ("cv.txt", "text/plain", b"CV")))),
    ("new work", "alumna", at("/nordvik/me/position/new/")),
    ("new work, wrong", "alumna", submitted("/nordvik/me/position/new/")),
    ("new language", "alumna", at("/nordvik/me/language/new/")),
    (
        "editing in place",
        "alumna",
        in_place("/nordvik/me/", "a[hx-get$='/']:not([hx-get*=new])", "form.inline li, li > form.inline"),
    ),
    ("adding in place", "alumna", in_place("/nordvik/me/", "a[hx-get$='/new/']", "section form.inline .ds-field")),
    ("a removal", "alumna", ways.removed_a_topic),
    ("seen as members", "alumna", at("/nordvik/me/seen-as/members/")),
    ("seen as everybody", "alumna", at("/nordvik/me/seen-as/everybody/")),
    ("an open page", None, ways.met_an_open_page),
    ("LinkedIn", "alumna", at("/nordvik/me/linkedin/")),
    ("LinkedIn, wrong", None, in_turn(uploaded("/nordvik/me/linkedin/", "file", ("cv.txt", "text/plain", b"CV")))),
    (
        "LinkedIn, choice",
        None,
        in_turn(uploaded("/nordvik/me/linkedin/", "file", ("Positions.csv", "text/csv", ways.POSITIONS))),
    ),
    ("disappear", "alumna", at("/nordvik/me/hidden/")),
    ("hidden", "neighbour", ways.hidden),
    ("my log", "alumna", at("/nordvik/me/log/")),
    ("my data", "alumna", at("/nordvik/me/copy/")),
    ("leave", "alumna", at("/nordvik/me/leave/")),
    ("left", None, at("/nordvik/left/")),
]

OTHERS = [
    ("class of a student", "student", at("/nordvik/class/")),
    ("class of a teacher", "teacher", at("/nordvik/class/")),
    ("directory as faces", "student", at("/nordvik/people/?view=faces")),
    ("directory as faces, for the office", "assistant", at("/nordvik/people/?view=faces")),
    ("remember", "alumna", at("/nordvik/class/remember/")),
    ("remember, wrong", "alumna", submitted("/nordvik/class/remember/")),
    ("remember, thanks", "alumna", at("/nordvik/class/remember/thanks/")),
]

OFFICE = [
    ("colleagues", "coordinator", at("/nordvik/desk/office/")),
    ("a lost passkey", "coordinator", ways.a_colleague),
    ("new colleague, wrong", "coordinator", submitted("/nordvik/desk/office/new/")),
    ("withdrawing a role", "coordinator", then(at("/nordvik/desk/office/"), "main .rows a")),
    ("units and programmes", "coordinator", at("/nordvik/desk/programmes/")),
    (
        "a programme",
        "coordinator",
        then(at("/nordvik/desk/programmes/"), "main a[href*='/desk/programmes/']:not([href$='/new/'])"),
    ),
    ("new unit, wrong", "coordinator", submitted("/nordvik/desk/units/new/")),
    ("cases", "coordinator", ways.cases),
    ("a case", "coordinator", ways.a_case),
    ("a case, wrong", "coordinator", then(ways.a_case, "main form .ds-button")),
    ("a case, somebody new", "coordinator", ways.new_from_a_case),
    ("shared addresses", "coordinator", at("/nordvik/desk/shared-addresses/")),
    ("shared addresses, wrong", "coordinator", filled("/nordvik/desk/shared-addresses/", domains="not a domain")),
    ("a group for one’s own class", "alumna", at("/nordvik/groups/new/?study=1")),
    ("tips", "coordinator", ways.tips),
    ("graduating", "assistant", at("/nordvik/desk/graduating/")),
    ("invitations", "coordinator", at("/nordvik/desk/invitations/")),
    ("whom to invite", "coordinator", at("/nordvik/desk/invitations/new/?claimed=no")),
    ("left out", "coordinator", at("/nordvik/desk/invitations/new/left-out/?claimed=no&why=no-address")),
    ("the letter", "coordinator", at("/nordvik/desk/invitations/new/letter/?claimed=no&year=2017&again=yes")),
    ("a stopped invitation", "coordinator", ways.stopped_an_invitation),
    ("letters on paper", "coordinator", at("/nordvik/desk/invitations/on-paper/?claimed=no&again=yes")),
    ("letters on paper, printed", "coordinator", ways.printed_letters),
]

REMARKS = ("remarks", "coordinator", ways.remarks)
STATES = [*COMING, *ONESELF, *OTHERS, *OFFICE, *CIRCLES, *EVENTS, *GIVING, *STORIES, REMARKS]
