"""How the lower apps show and ask the upper: panels, tabs, signs of life, in this order."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

GROUP_PANELS: list[str] = [  # (request, group) -> html or None, on the page of a group, in this order
    "kohort.groups.entering.panels.for_guest",
    "kohort.groups.entering.panels.for_member",
    "kohort.events.panels.in_group",
    "kohort.conversations.feed.panel",
]
EVENT_PANELS: list[str] = [  # (request, event) -> html or None, on an event's page; the first is the way to come
    "kohort.events.joining.panel.panel",
    "kohort.events.planning.speaking.panel",
    "kohort.events.planning.tasks.panel",
    "kohort.events.after.panels.on_event",
    "kohort.events.calendars.panels.on_event",
    "kohort.events.calendars.panels.schema",
]
EVENT_TABS = [  # (address, label[, what the event must be]): the pages of an event for those who plan it
    ("events:event", _("The event")),
    ("planning:plan", _("Plan")),
    ("inviting:invite", _("Invite")),
    ("door:door", _("At the door")),
    ("door:lists", _("Lists")),
    ("after:after", pgettext_lazy("an event", "After"), "has_begun"),
]
LEADER_PANELS: list[str] = [  # the same, for who leads the group
    "kohort.conversations.care.panels.in_group",
    "kohort.groups.board.pulse.panel",
    "kohort.events.planning.proposals.in_group",
    "kohort.events.planning.partners.in_group",
    "kohort.groups.entering.panels.young",
    "kohort.groups.entering.panels.ways",
]
PULSE = [
    "kohort.conversations.pulse.signs",
    "kohort.events.pulse.signs",
]  # (group, since) -> [groups.board.pulse.Sign]: what shows that a group lives
LAST_SIGNS = [  # ids of groups -> {id: when it showed life last}
    "kohort.conversations.pulse.last_posts",
    "kohort.events.pulse.last_events",
]
PERSON_PANELS = [  # (request, person) -> html or None, on the page of a person
    "kohort.conversations.letters.panels.on_person",
    "kohort.giving.asks.on_pages.on_person",
    "kohort.giving.panels.on_page",
    "kohort.giving.hearing.on_person",
    "kohort.stories.panels.on_person",
    "kohort.home.following.panel",
    "kohort.register.panels.origin",
]
HOME_PANELS = [  # request -> html or None, on the home page of a member; the first three that have something to say
    "kohort.giving.asks.panels.asked",
    "kohort.giving.asks.panels.due",
    "kohort.giving.questions.panels.waiting",
    "kohort.giving.questions.panels.answered",
    "kohort.giving.inquiries.panels.on_home",
    "kohort.events.panels.mine",
    "kohort.giving.mentoring.panels.mine",
    "kohort.giving.mentoring.duties.on_home",
    "kohort.giving.confirming.on_home",
    "kohort.claims.first_visit.reminder",
    "kohort.groups.entering.panels.invited",
    "kohort.claims.bridge.banner",
    "kohort.giving.nudging.on_home",
    "kohort.home.still_right.ask",
]
DESK_PANELS = [  # as HOME_PANELS, on the desk of the office
    "kohort.claims.cases.panel",
    "kohort.register.panels.waiting",
    "kohort.claims.panels.invitations",
    "kohort.claims.graduating.panel",
    "kohort.groups.desk.waiting",
    "kohort.giving.desk.panels.on_desk",
    "kohort.giving.inquiries.panels.on_desk",
    "kohort.giving.mentoring.duties.on_desk",
    "kohort.events.planning.proposals.on_desk",
    "kohort.opportunities.panels.on_desk",
    "kohort.concerns.desk.on_desk",
    "kohort.groups.board.calling_in.panel",
    "kohort.groups.board.partners.panel",
    "kohort.events.planning.partners.on_desk",
    "kohort.events.campaigns.desk.panel",
    "kohort.events.after.panels.on_desk",
    "kohort.conversations.care.panels.on_desk",
    "kohort.claims.remarks.waiting",
    "kohort.claims.remembering.waiting",
    "kohort.groups.entering.desk.panel",
    "kohort.home.the_office.panel",
    "kohort.privacy.panels.left",
]
VISITOR_PANELS = [  # as HOME_PANELS, for who is no member, signed in or not
    "kohort.groups.entering.panels.for_visitor",
    "kohort.stories.panels.for_visitor",
]
GUEST_BECAME = ["kohort.conversations.guests.became"]  # (guest, person) -> None: the institution says who a guest is
GUEST_AGAIN = ["kohort.conversations.guests.again"]  # (guest, person id, until when) -> None: they are not, after all
BEGINNING = "kohort.conversations.beginning.beginning"  # group -> Beginning: how far the talk has come, for its starter
ME_PANELS = [  # (request, person) -> html or None, at the end of one's own profile
    "kohort.giving.panels.on_profile",
    "kohort.giving.asks.on_pages.on_profile",
    "kohort.stories.panels.on_profile",
    "kohort.notices.panels.on_profile",
    "kohort.events.inviting.panels.on_profile",
    "kohort.events.calendars.panels.on_profile",
    "kohort.accounts.ways_in.panel",
    "kohort.privacy.panels.ways",
]
