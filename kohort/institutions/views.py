"""The looks of an institution, as files a browser may keep."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from kohort.access.gate import public

from .brand import brand_css, brand_digest
from .models import Logo


@public
@require_safe
def brand(request):
    """The institution's colour as a style sheet."""
    colour = request.institution.colour
    response = HttpResponse(brand_css(colour), content_type="text/css; charset=utf-8")
    return _kept(request, response, brand_digest(colour))


@public
@require_safe
def logo(request):
    """The institution's mark, a small PNG."""
    mark = Logo.objects.filter(institution=request.institution).first()
    if mark is None:
        raise Http404
    return _kept(request, HttpResponse(bytes(mark.image), content_type="image/png"), mark.digest)


def _kept(request, response, digest):
    """For a year when the address names this very version, else until the next page."""
    current = request.GET.get("v") == digest
    response["Cache-Control"] = "public, max-age=31536000, immutable" if current else "no-cache"
    return response
