"""The front page of the installation, and the home page of an institution for whoever comes."""

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from kohort.access.gate import public
from kohort.institutions.models import Institution


@public
def front(request):
    """All institutions here; a mapped domain leads straight to its own."""
    institutions = sorted(Institution.objects.all(), key=lambda one: one.name)
    own = next((one for one in institutions if one.domain and one.domain == request.get_host()), None)
    if own:
        return HttpResponseRedirect(reverse("home:institution", args=[own.slug]))
    return render(request, "home/front.html", {"institutions": institutions})


@public
def institution(request):
    """A visitor, a member and the office each meet what they came for."""
    return render(request, "home/institution.html")
