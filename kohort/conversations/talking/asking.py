"""Who could answer this? Somebody of the group asks one of those who might know, through a notice."""

from typing import NamedTuple

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import on
from kohort.access.viewer import Viewer
from kohort.accounts.limits import Limit, TooOften, spend
from kohort.activity.models import record
from kohort.conversations.models import Asker, Post
from kohort.groups.names import Name, names
from kohort.kit.bugs import bug
from kohort.people.models import Person

from .knowing import A_MONTH, A_MONTHS_WORTH, suggestions
from .models import Asked

MOST = 3  # for each question
EACH = Limit("could-answer", A_MONTHS_WORTH, int(A_MONTH.total_seconds()))


class Suggested(NamedTuple):
    """Somebody as they are drawn, and why they might know."""

    who: Name
    why: str


@on(Post, "answer")
@require_http_methods(["GET", "POST"])
def who(request, post):
    """Who might know, and one tap to ask them."""
    if not request.viewer.is_member:
        raise PermissionDenied
    if post.kind != post.Kind.QUESTION:
        raise Http404
    if request.method == "POST":
        return _asked(request, post)
    left = MOST - Asked.objects.visible_to(request.viewer).filter(post=post).count()
    found = _drawn(request, post) if left > 0 else []
    return render(request, "conversations/talking/who.html", {"post": post, "found": found, "left": left})


def _drawn(request, post) -> list[Suggested]:
    found = suggestions(post, request.viewer)
    known = names([one.person_id for one in found], request.viewer, request.institution.slug)
    return [Suggested(known[one.person_id], one.why) for one in found if one.person_id in known]


def _asked(request, post):
    """The same words whether or not they may be asked this month: that is between them and us."""
    suggested = [one.person_id for one in suggestions(post, request.viewer)]
    rows = Person.objects.visible_to(request.viewer).filter(pk__in=suggested)
    person = rows.filter(key=request.POST.get("person", "")).first()
    if person and ask(post, person, request.viewer):
        told = _("Thank you. %(name)s hears of it, unless others have asked them often lately.")
        messages.success(request, told % {"name": person.name})
    return HttpResponseRedirect(request.path)


@transaction.atomic
def ask(post: Post, person: Person, viewer: Viewer) -> bool:
    """Whether one more could be asked: three for each question. Who was asked three times this month hears nothing, nor
    who was asked by the whole house as often as they said."""
    Post.objects.trusted("three at most, whoever asks").select_for_update().get(pk=post.pk)
    rows = Asked.objects.trusted("three at most, whoever asks").filter(post=post)
    if rows.count() >= MOST or rows.filter(person=person).exists():
        return False
    Asked.objects.create(post=post, person=person, asked_by_id=viewer.person_id)
    if not _is_asker(post, person) and (_has_room(person) or bug("asked-too-often")):
        by = None if post.unnamed and post.is_from(viewer) else viewer.account_id
        record("could.answer", institution=person.institution, by=by, about=person, post=post.pk)
    return True


def _is_asker(post: Post, person: Person) -> bool:
    """Whoever asked without a name can be suggested like anybody: to leave them out would tell."""
    return Asker.objects.trusted("nobody is told of their own question").filter(post=post, person=person).exists()


def _has_room(person: Person) -> bool:
    try:
        spend((EACH, str(person.pk)))
    except TooOften:
        return False
    return import_string(settings.APPROACH)(person.pk, "talk")
