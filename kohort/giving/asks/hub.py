"""Give and ask: one calm page with what one can do, and before it what waits."""

from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from kohort.access.gate import myself
from kohort.kit.addresses import address

from .asker import may_ask
from .waiting import mine, put_to_me

Way = tuple[str, str | Promise, str | Promise]  # address, title, what it is
ASK_AND_LOG: list[Way] = [
    ("asks:new", _("Ask for somebody"), _("A guest lecture, a visit at work, a thesis topic: see who could, and ask.")),
    ("asks:visit", _("Log a visit"), _("Somebody was here already: thank and count it in a moment.")),
]
ASK: list[Way] = [
    ("questions:questions", _("Ask a question"), _("It goes to a few who know; you need not choose anybody.")),
    ("mentoring:schemes", _("Mentoring"), _("Some talks with somebody who has been there.")),
    (
        "opportunities:opportunities",
        _("Jobs and courses"),
        _("With internships, projects and thesis topics from our own."),
    ),
    ("stories:stories", _("Read stories"), _("What a degree led to, told by those who went there.")),
    ("inquiries:inquiries", _("Ask the university"), _("For a research partner, a course, a class that visits you.")),
]
GIVE: list[Way] = [
    ("giving:offers", _("Offer something"), _("Say what you would help with, and how often at most.")),
    ("stories:new", _("Tell your story"), _("What you studied, and which doors it opened.")),
    ("asks:given", _("What you gave"), _("With the thanks for it, and certificates.")),
]


@myself
@require_safe
def hub(request):
    """The ways in, by the names of their addresses."""
    viewer, slug = request.viewer, request.institution.slug
    asks, own = may_ask(viewer), mine(viewer, slug)
    groups = [
        (pgettext_lazy("a heading", "Ask"), [*(ASK_AND_LOG if asks else []), *ASK]),
        (pgettext_lazy("a heading", "Give"), GIVE),
    ]
    context = {
        "may_ask": asks,
        "put": put_to_me(request),
        "due": [one for one in own if one.is_due],
        "asks": [one for one in own if not one.is_due],
        "groups": [(label, _open(ways, slug)) for label, ways in groups],
    }
    return render(request, "giving/asks/hub.html", context)


def _open(ways: list[Way], slug: str) -> list[Way]:
    return [(address(name, slug), title, text) for name, title, text in ways]
