"""The term at a glance, in figures: what was asked, and what came of it. Each number leads to where one sees more."""

from typing import NamedTuple

from django.db.models import Count, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kohort.access.viewer import Viewer
from kohort.giving.asks.models import Asked
from kohort.giving.given import Given
from kohort.giving.inquiries.models import Inquiry
from kohort.giving.mentoring.pairs import Pair
from kohort.giving.models import Offer
from kohort.giving.questions.models import Question
from kohort.institutions.models import Institution
from kohort.kit.addresses import address

from .asks import WHICH, of
from .engaged import elsewhere
from .spans import Span
from .unused import unused

WHY = "figures name nobody"


class Line(NamedTuple):
    """`href` is "" where there is nothing more to see: what one asks in a question is not for the office."""

    label: str | Promise
    number: int
    href: str = ""


def asks(viewer: Viewer, span: Span, slug: str) -> dict[str, Line]:
    """By the words of WHICH. Two queries."""
    page = address("giving_desk:asks", slug)
    sent = {one: Count("pk", filter=WHICH[one][1]) for one in ("agreed", "done", "open", "nobody")}
    counted = of("sent", viewer, span).order_by().aggregate(sent=Count("pk"), **sent)
    waiting = {one: of(one, viewer, span).count() for one in ("drafts", "overdue")}
    return {one: Line(WHICH[one][0], n, f"{page}?which={one}") for one, n in (counted | waiting).items()}


def people(viewer: Viewer, span: Span) -> list[Line]:
    """Those who were asked. Who was never told is not one who was silent."""
    rows = Asked.objects.visible_to(viewer).filter(told__date__gte=span.since, told__date__lt=span.until)
    yes, no = Q(state=Asked.State.YES), Q(state__in=[Asked.State.NO, Asked.State.LATER])
    silent = Q(state=Asked.State.EXPIRED)
    found = rows.aggregate(all=Count("pk"), yes=Count("pk", yes), no=Count("pk", no), silent=Count("pk", silent))
    labels = (_("people were asked"), _("said yes"), _("could not"), _("did not answer"))
    return [Line(label, n) for label, n in zip(labels, found.values(), strict=True)]


def offers(viewer: Viewer, span: Span, slug: str) -> list[Line]:
    rows = Offer.objects.visible_to(viewer).filter(ended=None)
    new = rows.filter(recorded__date__gte=span.since, recorded__date__lt=span.until).count()
    page = address("giving_desk:offers", slug)
    return [
        Line(_("offers stand"), rows.count(), address("people:directory", slug)),
        Line(_("of them are new"), new),
        Line(_("offers lie unused for a term"), unused(viewer).count(), page),
    ]


def others(institution: Institution, viewer: Viewer, span: Span) -> list[Line]:
    """Questions, which the office counts and does not read; mentoring; inquiries; and what was given, all in all."""
    slug, lately = institution.slug, {"at__date__gte": span.since, "at__date__lt": span.until}
    put = Question.objects.trusted(WHY).filter(institution=institution, **lately)
    asked = put.aggregate(all=Count("pk"), silent=Count("pk", Q(state=Question.State.EXPIRED)))
    pairs = Pair.live().filter(round__scheme__institution=institution).count()
    waiting = Inquiry.objects.visible_to(viewer).filter(state__in=Inquiry.GOING_ON, answered=None, title__gt="")
    given = Given.objects.visible_to(viewer).filter(on__gte=span.since, on__lt=span.until).count()
    return [
        Line(_("questions were put"), asked["all"]),
        Line(_("of them nobody answered"), asked["silent"]),
        Line(_("pairs in mentoring"), pairs, address("mentoring:schemes", slug)),
        Line(_("inquiries wait for an answer"), waiting.count(), address("inquiries:desk", slug)),
        Line(_("things were given, all in all"), given, address("giving_desk:figures", slug)),
    ]


def beside(institution: Institution, span: Span) -> list[Line]:
    """What the apps beside this one count."""
    slug = institution.slug
    return [
        Line(one.what, one.times, address(one.page, slug) if one.page else "") for one in elsewhere(institution, span)
    ]
