"""The page of an opportunity: all of it, how to apply, and who of us knows the place."""

from typing import Any

from django.shortcuts import render
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from kohort.access.gate import on
from kohort.access.viewer import Viewer
from kohort.groups.names import names
from kohort.people.naming import industry, language_name, levels

from .colleagues import drawn
from .interests import Interest
from .opportunity import Opportunity
from .putting_in import those_with_a_word
from .schema_org import told
from .wording import apply_by, credits_of, where


@on(Opportunity)
@require_safe
def opportunity(request, one):
    """What nobody else sees yet is seen here as it will be: the page is its own preview."""
    viewer, slug = request.viewer, request.institution.slug
    runs = one.is_from(viewer)
    interest = Interest.objects.visible_to(viewer).filter(opportunity=one, person_id=viewer.person_id).first()
    context = {
        "one": one,
        "where": where(one),
        "apply_by": apply_by(one),
        "facts": facts(one),
        "by": names([one.by_id] if one.by_id else [], viewer, slug).get(one.by_id),
        **({} if one.is_course else _those_there(one, interest, viewer, slug)),
        "interest": interest,
        "runs": runs,
        "interested": Interest.objects.visible_to(viewer).filter(opportunity=one).count() if runs else 0,
        "may_take_down": not runs and one.allows(viewer, "decide"),
        "schema": told(one),
    }
    return render(request, "opportunities/opportunity.html", context)


def _those_there(one: Opportunity, interest: Interest | None, viewer: Viewer, slug: str) -> dict[str, Any]:
    """Who of us works there, and who would put in a word: of work alone."""
    words = those_with_a_word(one, interest, viewer, slug)
    return {"colleagues": drawn(one.employer, viewer, slug), "words": words}


def facts(one: Opportunity) -> dict[str, str]:
    """What is known of it besides its words, by the name of its column, in the language of the page."""
    said = {
        "starts": date_format(one.starts) if one.starts else "",
        "credits": credits_of(one),
        "price": one.price,
        "level": levels([str(one.level)], one.institution_id).get(str(one.level), ""),
        "language": language_name(one.language) if one.language else "",
        "industry": industry(one.industry) if one.industry else "",
        "programme": one.programme.name if one.programme else "",
        "unit": one.unit.name if one.unit else "",
    }
    return {name: value for name, value in said.items() if value}
