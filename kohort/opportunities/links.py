"""The links in mails about opportunities; see `kit.signed`. Each is signed with the key of a row."""

from kohort.kit.signed import Link

RENEW = Link("opportunities:renew")  # Opportunity: it still stands
OUTSIDER = Link("opportunities:own")  # Outsider: what an employer from outside has posted
