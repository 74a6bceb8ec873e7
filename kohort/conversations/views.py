"""A post on its own page, its pictures, and what its writer does with it."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kohort.access.gate import on

from .cards import post_cards
from .models import Image, Post
from .pages import NOT_INDEXED, address, page
from .talking import thread


@on(Post)
@require_http_methods(["GET", "POST"])
def post(request, post):
    """The post and what was answered. Its writer takes it back here (do=remove), or says it is found (do=found)."""
    if request.method == "POST":
        return _done(request, post)
    (card,) = post_cards([post], request.viewer, request.institution.slug)
    context = {"post": post, "card": card, "group": post.group, **thread.context(request, post)}
    return page(request, "conversations/post.html", context)


def _done(request, post: Post):
    if not post.allows(request.viewer, "edit"):
        raise Http404
    if request.POST.get("do") == "found" and post.is_passing:
        post.end()
        messages.success(request, _("Good. It is marked as found, and nobody will ask for it any more."))
        return HttpResponseRedirect(request.path)
    if "sure" not in request.POST:
        return page(request, "conversations/remove.html", {"post": post, "group": post.group})
    group = post.group
    with transaction.atomic():
        post.take_back()
    messages.success(request, _("Your post is gone."))
    return HttpResponseRedirect(address(request, "groups:group", group.key))


@on(Post)
@require_safe
def image(request, post, digest, size):
    """A picture, for whoever sees the post."""
    if size not in {"large", "small"}:
        raise Http404
    rows = Image.objects.visible_to(request.viewer).filter(post=post, digest=digest)
    if (picture := rows.values_list(size, flat=True).first()) is None:
        raise Http404
    headers = {"Cache-Control": "private, max-age=86400", **NOT_INDEXED}
    return HttpResponse(bytes(picture), content_type="image/webp", headers=headers)
