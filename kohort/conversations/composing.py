"""Writing a post: the field on the group's page, and its own page where something was wrong."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import on
from kohort.accounts.limits import Limit, TooOften, spend
from kohort.groups.models import Group

from .drafting import begun, keep
from .forms import PostForm
from .pages import address, page
from .starters import STARTERS, starters
from .writing import write

POSTS = (Limit("posts-hour", 30, 3600), Limit("posts-day", 100, 86400))


def composer(request, group: Group) -> dict:
    """The context of the empty field, or of what was begun before: a draft, else a starter of `?starter=`."""
    draft = begun(group, request.viewer)
    words = draft.data if draft else _proposed(request.GET.get("starter"))
    form = PostForm(group, request.viewer, begun=words)
    return _context(request, group, form) | {"draft": draft}


def _context(request, group, form) -> dict:
    return {"group": group, "form": form, "starters": starters(group), "is_open": _is_open(group)}


def _is_open(group: Group) -> bool:
    return group.approved is not None and group.closed is None


def _proposed(name: str | None) -> dict:
    starter = STARTERS.get(name or "")
    return {"text": str(starter.words), "kind": starter.kind} if starter else {}


@on(Group, "take part")
@require_http_methods(["GET", "POST"])
def new(request, group):
    """A page with the field; what was wrong is said there, and nothing that was typed is lost."""
    if request.method == "GET" or not _is_open(group):
        return page(request, "conversations/new.html", composer(request, group))
    too_big = getattr(request, "too_big", False)
    form = PostForm(group, request.viewer, request.POST, request.FILES, too_big=too_big)
    if form.is_valid() and _may_go_on(request, form):
        return _posted(request, group, form.said())
    keep(group, request.viewer, request.POST)
    return page(request, "conversations/new.html", _context(request, group, form))


def _may_go_on(request, form) -> bool:
    try:
        spend(*((limit, str(request.viewer.account_id)) for limit in POSTS))
    except TooOften:
        form.add_error(None, _("That was a lot in a short time. Your words are kept; post them in an hour."))
    return not form.errors


def _posted(request, group, said):
    post = write(group, request.viewer, institution=request.institution, **said)
    kind = _("Posted as: %(kind)s. If that is not what it is, change it under the post.")
    messages.success(request, kind % {"kind": post.get_kind_display()})
    return HttpResponseRedirect(address(request, "groups:group", group.key) + f"#post-{post.key}")
