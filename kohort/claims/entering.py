"""The page a code is typed on. It says and costs the same for everybody; only a right code tells."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kohort.access.gate import public
from kohort.accounts.forms import CodeForm
from kohort.accounts.limits import TooOften

from . import jobs_claims, limits, proving


@public
@require_http_methods(["GET", "HEAD", "POST"])
def code(request):
    """The code from the mail, and what to do when none comes. The same page for everybody."""
    case = proving.pending(request)
    if case is None:
        return _to(request, "claims:find")
    form = CodeForm(request.POST or None, code=case.seed)
    if request.method == "POST":
        return _tried(request, case, form)
    return render(request, "claims/code.html", {"form": form})


def _tried(request, case, form):
    try:
        limits.count_try(case)
    except TooOften:
        return _start_again(request)
    if not form.is_valid():
        return render(request, "claims/code.html", {"form": form})
    return OUTCOMES[proving.finish(request, case)](request)


def _start_again(request):
    request.session.pop(proving.PENDING, None)
    messages.error(request, _("That code cannot be used any more. Ask for a new one."))
    return _to(request, "claims:find")


def _taken(request):
    return render(request, "claims/code_taken.html")


def _welcome(request):
    return _to(request, "claims:welcome")


def _twice(request):
    messages.info(request, _("You have a place here already. The alumni office looks whether both are you."))
    return _to(request, "home:institution")


OUTCOMES = {"in": _welcome, "taken": _taken, "twice": _twice, "over": _start_again}


@public
@require_POST
def no_code(request):
    """None came: the office looks. Whether one was sent at all is not told."""
    if case := proving.pending(request):
        jobs_claims.no_code.enqueue(case.pk)
        request.session.pop(proving.PENDING, None)
    return render(request, "claims/code_none.html")


def _to(request, page):
    return HttpResponseRedirect(reverse(page, args=[request.institution.slug]))
