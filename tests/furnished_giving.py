"""Makes the rows of `Everything` about giving, opportunities and stories what an address can show."""

from datetime import timedelta

from django.utils import timezone

from kohort.giving import links as giving
from kohort.giving.models import (
    Ask,
    Asked,
    Check,
    Given,
    Heard,
    Inquiry,
    Pair,
    Part,
    Question,
    Reply,
    Round,
    Routed,
    Scheme,
)
from kohort.opportunities import links as opportunities
from kohort.opportunities.models import Interest, Opportunity, Outsider
from kohort.people.models import Person
from kohort.privacy.tests.everything import WHY, Everything
from kohort.stories.models import Story

# Which model's row the parameter of an address means, as in `furnished`.
ROWS = {
    "asks/": (Ask, "key"),
    "given/": (Given, "key"),
    "questions/": (Question, "key"),
    "inquiries/": (Inquiry, "key"),
    "mentoring/": (Scheme, "key"),
    "mentoring/rounds/": (Round, "key"),
    "mentoring/pairs/": (Pair, "key"),
    "opportunities/": (Opportunity, "key"),
    "employers/": (Outsider, "key"),
    "stories/": (Story, "key"),
}
TOKENS = {
    "/asked/": (Asked, giving.ASKED),
    "/offering/": (Person, giving.OFFERING),
    "/heard/": (Heard, giving.HEARD),
    "/answer/": (Routed, giving.ANSWER),
    "/check/": (Check, giving.CHECK),
    "/renew/": (Opportunity, opportunities.RENEW),
    "/employers/own/": (Outsider, opportunities.OUTSIDER),
}


def give(made: Everything) -> None:
    """An ask that waits, a question, a round that is open for sign-up, an opportunity that stands; all theirs."""
    now = timezone.now()
    today, week = now.date(), now + timedelta(days=7)
    mine = {"by": made.person}
    columns = {
        Ask: {
            **mine,
            "state": Ask.State.OPEN,
            "starts": week,
            "until": None,
            "language": "",
            "unit": None,
            "zone": "Europe/Oslo",
        },
        Asked: {"state": Asked.State.ASKED, "reply_by": week, "reminded": None, "answered": None},
        Given: {"unit": None, "programme": None},
        Heard: {"kinds": ["mentor"], "answered": None},
        Question: {"state": Question.State.OPEN, "until": week, "unnamed": False, "shared": False, "wanted": 2},
        Routed: {"state": Routed.State.ASKED, "reply_by": week},
        Reply: {"shared": False},
        Inquiry: {**mine, "state": Inquiry.State.OPEN, "unit": None, "taken_by": None},
        Scheme: {
            "form": Scheme.Form.PAIRS,
            "mentees": Scheme.For.MEMBERS,
            "closed": None,
            "language": "en",
            "unit": None,
        },
        Round: {
            "opens": today - timedelta(days=1),
            "closes": today + timedelta(days=9),
            "begins": today + timedelta(days=20),
            "ends": today + timedelta(days=90),
            "published": now,
            "matched": None,
            "announced": None,
            "closed": None,
        },
        Part: {"role": Part.Role.MENTOR, "left": None, "languages": []},
        Pair: {"begun": now, "ended": None, "barred": False},
        Check: {"answered": None, "mood": None},
        Outsider: {"proved": now, "approved": now, "refused": None},
        Opportunity: {**mine, "outsider": None, "state": Opportunity.State.OPEN, "until": week, "closed": None},
        Interest: {"withdrawn": None},
        Story: {"told": now, "removed": None, "language": "en"},
    }
    for model, values in columns.items():
        row = made.row_of(model)
        model.objects.trusted(WHY).filter(pk=row.pk).update(**values)
        row.refresh_from_db(from_queryset=model.objects.trusted(WHY))
