"""Answers, nods and following: what whoever sees a post may do under it."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from kohort.access.gate import on
from kohort.conversations.mentioning import mention
from kohort.conversations.models import Post

from .answering import LONGEST, CannotAnswer, say
from .models import Comment, Following, Reaction
from .nodding import NONE_YET, nods

MUTED = {"follow": False, "mute": True, "neither": None}


class CommentForm(forms.Form):
    """The words of an answer."""

    text = forms.CharField(
        label=gettext_lazy("What you say"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 8})
    )


def to_post(request, post: Post, comment: Comment | None = None) -> HttpResponseRedirect:
    """Back to the post, at a comment if one is given."""
    address = reverse("posts:post", kwargs={"institution": request.institution.slug, "key": post.key})
    return HttpResponseRedirect(f"{address}#c-{comment.key}" if comment else address)


@on(Post)
@require_http_methods(["POST"])
def comments(request, post):
    """Answer the post, or one of its comments. What was typed and not taken is there to be put right."""
    under = Comment.objects.visible_to(request.viewer).filter(post=post, key=request.POST.get("parent", "")).first()
    text, key = request.POST.get("text", ""), request.POST.get("key", "")[:12]
    try:
        return to_post(request, post, say(post, request.viewer, text, parent=under, key=key))
    except CannotAnswer as refusal:
        form = CommentForm(initial={"text": text})
        context = {"post": post, "form": form, "under": under, "key": key, "refusal": refusal}
        return render(request, "conversations/talking/answer.html", context)


@on(Comment, "edit")
@require_http_methods(["GET", "POST"])
def edit(request, comment):
    """Put one's own words right, or take them back."""
    if request.POST.get("do") == "remove":
        return _taken_back(request, comment)
    form = CommentForm(request.POST if request.method == "POST" else None, initial={"text": comment.text})
    if form.is_valid():
        _rewritten(request, comment, form.cleaned_data["text"])
        return to_post(request, comment.post, comment)
    return render(request, "conversations/talking/edit.html", {"comment": comment, "form": form})


@transaction.atomic
def _rewritten(request, comment, text):
    comment.rewrite(text)
    mention(comment.post, request.viewer, text, institution=comment.post.group.institution, comment=comment)


@transaction.atomic
def _taken_back(request, comment):
    post = comment.post
    comment.take_back()
    messages.success(request, _("Taken back."))
    return to_post(request, post)


@on(Post)
@require_http_methods(["POST"])
def nod_to_post(request, post):
    return _nod(request, post)


@on(Comment)
@require_http_methods(["POST"])
def nod_to_comment(request, comment):
    return _nod(request, comment.post, comment)


def _nod(request, post, comment=None):
    """`sort` says which nod it shall be; "" takes it back. htmx gets the one row."""
    sort = request.POST.get("sort", "")
    _members_only(request)
    if sort in {"", *Reaction.Sort.values}:
        Reaction.nod(request.viewer.person_id, sort, post, comment)
    if not request.htmx:
        return to_post(request, post, comment)
    row = nods(post, request.viewer).get(comment.pk if comment else None, NONE_YET)
    return render(request, "conversations/talking/nods.html", {"post": post, "comment": comment, "nods": row})


@on(Post)
@require_http_methods(["POST"])
def following(request, post):
    """Follow the thread, mute it, or neither."""
    _members_only(request)
    if (do := request.POST.get("do")) in MUTED:
        Following.choose(post, request.viewer.person_id, MUTED[do])
    return to_post(request, post)


def _members_only(request):
    if not request.viewer.is_member:
        raise PermissionDenied
