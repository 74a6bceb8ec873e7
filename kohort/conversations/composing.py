"""Writing a post: the field on the group's page, its own page where something was wrong, and the draft."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kohort.access.gate import on
from kohort.access.viewer import Viewer
from kohort.accounts.limits import Limit, TooOften, spend
from kohort.groups.models import Group

from .forms import PostForm
from .models import Draft, Post
from .pages import address, page
from .starters import STARTERS, starters
from .writing import write

POSTS = (Limit("posts-hour", 30, 3600), Limit("posts-day", 100, 86400))
KEPT = ("text", "kind", "to", "words")  # of what was typed, in a draft


def composer(request, group: Group) -> dict:
    """The context of the empty field, or of what was begun before: a draft, else a starter of `?starter=`."""
    draft = _draft(group, request.viewer)
    begun = draft.data if draft else _begun(request.GET.get("starter"))
    form = PostForm(group, request.viewer, begun=begun)
    return _context(request, group, form) | {"draft": draft}


def _context(request, group, form) -> dict:
    return {"group": group, "form": form, "starters": starters(group), "is_open": _is_open(group)}


def _is_open(group: Group) -> bool:
    return group.approved is not None and group.closed is None


def _begun(name: str | None) -> dict:
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
    _keep(group, request.viewer, request.POST)
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
    return _home(request, group, f"#post-{post.key}")


@on(Group, "take part")
@require_POST
def draft(request, group):
    """Keep what was typed, or throw it away (do=forget). Guests have no drafts."""
    if request.POST.get("do") == "forget":
        _drafts(group, request.viewer).delete()
        return _home(request, group)
    if not _is_posted(request):
        _keep(group, request.viewer, request.POST)
    if request.htmx:
        return HttpResponse(_("Kept as a draft."))
    messages.success(request, _("Kept as a draft. It waits here until you come back."))
    return _home(request, group)


def _is_posted(request) -> bool:
    """Whether the draft arrives after its post: then it is a draft no more."""
    mine = Post.objects.visible_to(request.viewer).filter(Post.from_me(request.viewer))
    return mine.filter(key=request.POST.get("key", "")).exists()


def _keep(group, viewer: Viewer, typed) -> None:
    """Only what was chosen from these fields: neither pictures, nor that it is to be asked without a name."""
    if not viewer.is_member:
        return
    data = {name: typed[name][:10_000] for name in KEPT if typed.get(name)}
    if data.get("text", "").strip():
        new = {"data": data, "at": timezone.now()}
        _drafts(group, viewer).update_or_create(group=group, person_id=viewer.person_id, defaults=new)
    else:
        _drafts(group, viewer).delete()


def _drafts(group, viewer: Viewer):
    return Draft.objects.visible_to(viewer).filter(group=group)


def _draft(group, viewer: Viewer) -> Draft | None:
    return _drafts(group, viewer).first()


def _home(request, group, place: str = ""):
    return HttpResponseRedirect(address(request, "groups:group", group.key) + place)
