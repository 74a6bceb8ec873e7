"""What the pages of groups, talk, letters and notices may look like: (name, who, how to get there)."""

from . import ways_of_groups as ways
from .ways import at, filled, submitted, then
from .ways_of_groups import ART, BOOTS, BUSINESS, FASHION, HISTORY, SHOW, at_post, own_post, started, then_to, within

GROUPS = [
    ("groups, no such", "alumna", at("/nordvik/groups/?q=xyzzyx")),
    ("groups, for a stranger to them", "student", at("/nordvik/groups/")),
    ("a group one is not in", "student", within(HISTORY)),
    ("a group without a word", "designer", started()),
    ("a group of everybody who fits", "board", within(BUSINESS)),
    ("new group", "designer", at("/lysbu/groups/new/")),
    ("new group, wrong", "designer", submitted("/lysbu/groups/new/")),
    ("new group, a rule", "coordinator", ways.a_rule),
    ("leading", "designer", within(FASHION, "lead/")),
    ("settings, wrong", "designer", ways.without(within(FASHION, "settings/"), "name")),
    ("settings, an address that is none", "designer", ways.a_page_elsewhere),
    ("picture of a group", "designer", within(FASHION, "picture/")),
    ("about a group", "designer", within(FASHION, "about/")),
    ("about a group, by a rule", "board", within(BUSINESS, "about/")),
    ("nobody asks to come in", "designer", started("requests/", "request")),
    ("somebody asks to come in", "designer", ways.asked_in),
    ("board", "board", within(BUSINESS, "board/")),
    ("an office for somebody", "board", within(BUSINESS, "board/new/")),
    ("an office, wrong", "board", ways.without(then_to(within(BUSINESS, "board/new/"), ".rows a.whole"), "until")),
    ("end of an office", "board", then_to(within(BUSINESS, "board/"), "main a[href*='/offices/']")),
    ("members as faces", "designer", within(FASHION, "members/")),
    ("members as a list", "tutor", within(FASHION, "members/?view=list")),
    ("members, nobody", "designer", within(FASHION, "members/?q=xyzzyx")),
    ("handover, not begun", "designer", started("handover/")),
    ("handover", "designer", then(within(FASHION, "handover/"), "main form .ds-button")),
    ("how a group is doing", "designer", within(FASHION, "pulse/")),
    ("sharing a group", "coordinator", within(HISTORY, "partners/")),
    ("groups at the desk", "coordinator", at("/nordvik/desk/groups/")),
    ("who may start groups", "coordinator", at("/nordvik/desk/groups/policy/")),
]

DOORS = [
    ("ways in", "tutor", ways.with_a_code),
    ("ways in, one's own link", "designer", then(within(FASHION, "ways-in/"), "main form .ds-button")),
    ("inviting", "designer", within(FASHION, "invite/")),
    ("inviting, wrong", "designer", ways.without(within(FASHION, "invite/"), "addresses")),
    ("join", None, at("/lysbu/join/")),
    ("join, no such code", None, filled("/lysbu/join/", code="AAAAAA")),
    ("at the door", None, ways.at_the_door),
    ("through the door", None, ways.through_the_door),
    ("no guests", "designer", started("guests/")),
    ("starter’s kit", "designer", started("start/")),
    ("guests at the desk", "coordinator", at("/nordvik/desk/guests/")),
]

TALK = [
    ("a post, wrong", "designer", ways.wrote_nothing),
    ("a post begun for one", "designer", within(FASHION, "posts/new/?starter=question")),
    ("a draft", "designer", ways.kept_a_draft),
    ("a thread", "designer", at_post(BOOTS)),
    ("sides", "tutor", at_post(SHOW)),
    ("letting people take sides", "designer", own_post("Kort eller langt, det er saka.", "sides/", "discussion")),
    ("an accepted answer", "designer", ways.accepted),
    ("a closed conversation", "designer", ways.closed),
    ("who could answer", "designer", own_post("Kva heiter den gamle saumen med to trådar?", "who/")),
    ("changing a post", "designer", own_post("Vi er ferdige med å pynte salen.", "edit/")),
    ("report", "tutor", at_post(ART, rest="report/")),
    ("what is reported", "designer", ways.reported),
    ("deciding", "designer", then_to(ways.reported, "main .rows a.whole")),
    ("a post taken away", "tutor", ways.removed),
    ("why, and what one can do", "tutor", then_to(ways.removed, ".taken a")),
    ("reported, at the desk", "coordinator", at("/nordvik/desk/care/")),
    ("sorts of posts, none such", "board", within(BUSINESS, "?sort=work")),
]

LETTERS = [
    ("no letters", "assistant", at("/nordvik/letters/")),
    ("a letter to a fellow", "designer", ways.wrote_to("gro+sunde", "Hei! Kan eg låne symaskina?")),
    ("letters", "designer", then_to(ways.wrote_to("gro+sunde", "Hei! Kan eg låne symaskina?"), ".breadcrumbs a")),
    ("a letter to a stranger", "teacher", ways.a_stranger),
    ("waiting for a stranger", "student", ways.asked_a_stranger),
    ("blocking", "alumna", then_to(ways.a_stranger, "main a[href*='/people/']")),
    ("nobody blocked", "alumna", at("/nordvik/me/blocked/")),
    ("somebody blocked", "neighbour", ways.blocked_somebody),
    ("notices", "tutor", at("/lysbu/notices/")),
    ("no notices", "assistant", at("/nordvik/notices/")),
    ("what comes by mail", "alumna", at("/nordvik/me/notices/")),
    ("how one hears of a group", "designer", within(FASHION, "notices/")),
    ("no more of these mails?", None, ways.no_more_of_these),
    ("no more of these mails", None, then(ways.no_more_of_these, "main form .ds-button")),
    ("search", "designer", at("/lysbu/search/?q=gummistøvlar")),
    ("search, nothing", "designer", at("/lysbu/search/?q=xyzzyx")),
    ("followed by nobody", "teacher", at("/nordvik/me/following/")),
    ("somebody followed", "alumna", ways.followed_somebody),
]

CIRCLES = [*GROUPS, *DOORS, *TALK, *LETTERS]
