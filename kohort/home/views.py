"""The front page of the installation, the home page of an institution for whoever comes, and a few public pages."""

from itertools import islice

from django.conf import settings
from django.db.models import F
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from kohort.access.gate import public
from kohort.accounts.landing import institutions_of
from kohort.institutions.models import Institution
from kohort.kit.sorting import sort_key
from kohort.people import figures

from .feed import feed
from .programmes import by_unit

MOST_PANELS = 3  # the most useful stand first in HOME_PANELS; more would be nagging
ROBOTS = "User-agent: *\nDisallow: /*/people\nDisallow: /*/desk\nDisallow: /sign-in\n"


@public
@require_safe
def front(request):
    """All institutions here, first those where one belongs; a mapped domain leads straight to its own."""
    everyone = Institution.objects.annotate(logo_digest=F("logo__digest"))
    institutions = sorted(everyone, key=lambda one: sort_key(one.name, get_language()))
    mapped = next((one for one in institutions if one.domain and one.domain == request.get_host()), None)
    if mapped:
        return HttpResponseRedirect(reverse("home:institution", args=[mapped.slug]))
    belongs = set(institutions_of(request.user)) if request.viewer.account_id else set()
    own, others = [[one for one in institutions if (one in belongs) is mine] for mine in (True, False)]
    return render(request, "home/front.html", {"own": own, "others": others})


@public
@require_safe
def institution(request):
    """A visitor, a member and the office each meet what they came for."""
    if request.viewer.is_analyst:
        return render(request, "home/office.html", _office(request))
    if request.viewer.is_member:
        return render(request, "home/member.html", _member(request))
    return render(request, "home/visitor.html", _visitor(request))


def _visitor(request):
    """A guest of a group comes for that; others for what anybody may read."""
    panels = filter(None, (import_string(path)(request) for path in settings.VISITOR_PANELS))
    return {"figures": figures.public_figures(request.institution), "panels": list(panels)}


def _office(request):
    """Whoever works here and is a member has both sides on one page."""
    own = _own(request) if request.viewer.is_member else {}
    return own | {"figures": figures.office_figures(request.institution)}


def _member(request):
    return _own(request) | {"classmates": figures.classmates(request.viewer)}


def _own(request):
    viewer = request.viewer
    panels = filter(None, (import_string(path)(request) for path in settings.HOME_PANELS))
    return {
        "studies": figures.own_studies(viewer),
        "panels": list(islice(panels, MOST_PANELS)),
        "feed": feed(viewer, request.institution.slug),
    }


@public
@require_safe
def programmes(request):
    """What one can have studied here, by unit, with the programmes that have merged into others."""
    return render(request, "home/programmes.html", {"units": by_unit(request.institution)})


@public
@require_safe
def accessibility(request):
    """What we promise, and what to do when something is in the way."""
    return render(request, "home/accessibility.html")


@public
@require_safe
def robots(request):
    """Search engines may know the institutions, never the people."""
    return HttpResponse(ROBOTS, content_type="text/plain")
