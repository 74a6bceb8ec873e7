"""The doors of a group, for those who make them: codes for walls, with a poster, and one's own link to share."""

from io import BytesIO
from urllib.parse import urlsplit

import segno
from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods, require_safe

from kohort.access.gate import myself, on
from kohort.access.viewer import Viewer
from kohort.groups.models import Group
from kohort.people.models import Affiliation

from .came import came_by
from .forms import WallForm
from .models import LINK_LIFE, SHORT, Entrance, new_code

Kind = Entrance.Kind


def brings_in(group: Group, viewer: Viewer) -> bool:
    """Whether somebody may ask others in: its members, and who leads it, while it lives. Guests may not."""
    return viewer.is_member and group.is_alive and (group.allows(viewer, "take part") or group.allows(viewer, "lead"))


def hangs_up(group: Group, viewer: Viewer) -> bool:
    """Whether somebody may put a code on a wall: who leads the group, and the teachers in it."""
    return group.allows(viewer, "lead") or (brings_in(group, viewer) and Affiliation.is_staff(viewer.person_id))


@myself
@on(Group)
@require_http_methods(["GET", "HEAD", "POST"])
def ways_in(request, group):
    """What opens this group, and who came by it. POST `do`: link, wall or close."""
    if not brings_in(group, request.viewer):
        raise Http404
    form = WallForm(request.POST if request.POST.get("do") == "wall" else None)
    if request.method == "POST" and _done(request, group, form):
        return HttpResponseRedirect(request.path)
    return render(request, "groups/entering/ways_in.html", _context(request, group, form))


def _done(request, group, form) -> bool:
    """Whether what was asked for could be done."""
    do, mine = request.POST.get("do"), {"group": group, "by_id": request.viewer.person_id}
    if do == "close":
        get_object_or_404(_doors(request, group), code=request.POST.get("code", "")).close()
    elif do == "link" and not _doors(request, group).filter(**_own_link(request)).exists():
        Entrance.objects.create(**mine, kind=Kind.LINK, until=timezone.localdate() + LINK_LIFE)
    elif do == "wall" and hangs_up(group, request.viewer) and form.is_valid():
        Entrance.objects.create(**mine, kind=Kind.WALL, code=new_code(SHORT), until=form.cleaned_data["until"])
    return do != "wall" or form.is_valid()


def _own_link(request):
    return {"kind": Kind.LINK, "by_id": request.viewer.person_id}


def _doors(request, group):
    """Those the viewer may close, open today."""
    rows = Entrance.objects.visible_to(request.viewer).filter(group=group, closed=None, until__gte=timezone.localdate())
    return rows.order_by("-since", "-pk")


def _context(request, group, form):
    doors = list(_doors(request, group))
    came = came_by([door.pk for door in doors], request.viewer, request.institution.slug)
    shown = [(door, came.get(door.pk), address_of(door, request.institution)) for door in doors]
    own = [one for one in shown if one[0].kind == Kind.LINK and one[0].by_id == request.viewer.person_id]
    return {
        "group": group,
        "form": form if hangs_up(group, request.viewer) else None,
        "own": own[0] if own else None,
        "walls": [one for one in shown if one[0].kind == Kind.WALL],
        "links": [one for one in shown if one[0].kind == Kind.LINK and one not in own],
    }


def address_of(door: Entrance, institution) -> str:
    """What a QR code says, and what one shares."""
    return settings.KOHORT_URL + reverse("entering:door", args=[institution.slug, door.code])


@on(Entrance, key="code")
@require_safe
def poster(request, door):
    """A sheet of A4 for the wall, in the language of the group."""
    typed = settings.KOHORT_URL + reverse("entering:join", args=[request.institution.slug])
    typed = urlsplit(typed).netloc + urlsplit(typed).path.rstrip("/")
    with translation.override(door.group.language):
        return render(request, "groups/entering/poster.html", {"door": door, "group": door.group, "typed": typed})


@on(Entrance, key="code")
@require_safe
def qr(request, door):
    """The door's address as a QR code (ISO/IEC 18004, correction M), dark on white whatever the page's colours."""
    picture = BytesIO()
    address = address_of(door, request.institution)
    segno.make_qr(address, error="m").save(picture, kind="svg", border=2, light="#fff", omitsize=True)
    headers = {"Cache-Control": "private, max-age=86400", "X-Robots-Tag": "noindex"}
    return HttpResponse(picture.getvalue(), content_type="image/svg+xml", headers=headers)
