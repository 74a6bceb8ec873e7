"""What somebody has begun to write in a group: kept until it is posted or thrown away. Guests have no drafts."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kohort.access.gate import on
from kohort.access.viewer import Viewer
from kohort.groups.models import Group

from .models import Draft, Post
from .pages import address

KEPT = ("text", "kind", "to", "words")  # of what was typed, in a draft


@on(Group, "take part")
@require_POST
def draft(request, group):
    """Keep what was typed, or throw it away (do=forget)."""
    if request.POST.get("do") == "forget":
        _drafts(group, request.viewer).delete()
        return HttpResponseRedirect(address(request, "groups:group", group.key))
    if not _is_posted(request):
        keep(group, request.viewer, request.POST)
    if request.htmx:
        return HttpResponse(_("Kept as a draft."))
    messages.success(request, _("Kept as a draft. It waits here until you come back."))
    return HttpResponseRedirect(address(request, "groups:group", group.key))


def _is_posted(request) -> bool:
    """Whether the draft arrives after its post: then it is a draft no more."""
    mine = Post.objects.visible_to(request.viewer).filter(Post.from_me(request.viewer))
    return mine.filter(key=request.POST.get("key", "")).exists()


def keep(group, viewer: Viewer, typed) -> None:
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


def begun(group, viewer: Viewer) -> Draft | None:
    return _drafts(group, viewer).first()
