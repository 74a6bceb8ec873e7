"""The links in mails about giving; see `kit.signed`. Each is signed with the key of a row."""

from kohort.kit.signed import Link

ASKED = Link("asks:asked")  # Asked: yes, no, another time
OFFERING = Link("giving:tapped")  # Person: one more thing one would help with; the kind follows in the query
HEARD = Link("giving:heard")  # Heard: is that right?
ANSWER = Link("questions:answer")  # Routed: answer here
CHECK = Link("mentoring:check")  # Check: how is it going?
STANDS = Link("giving_desk:stands")  # Person and kind of offer (desk.stands.key_of): does it still stand?
