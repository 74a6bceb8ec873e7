"""The pictures of an event, for members who see it; added by those who plan it, and by those who were there."""

from collections.abc import Sequence
from hashlib import sha256

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from kohort.access.gate import member, on
from kohort.access.viewer import Viewer
from kohort.activity.models import record
from kohort.events.event import Event
from kohort.events.hosting import lock
from kohort.events.planning.publishing import to

from .came import has_come
from .consent import unwilling
from .models import Shot
from .pictures_form import PicturesForm

PER_PAGE = 48
SIZES = {"large", "small"}


@on(Event)
@member
@require_http_methods(["GET", "HEAD", "POST"])
def pictures(request, event):
    """All of them. POST adds some."""
    runs = event.is_run_by(request.viewer)
    may_add = may_add_to(event, request.viewer, runs=runs)
    form = PicturesForm(request) if may_add else None
    if request.method == "POST" and form is None:
        raise Http404
    if form and form.is_valid():
        added = add(event, request.viewer, request.institution, **form.cleaned_data)
        told = ngettext("%(n)d picture is there now.", "%(n)d pictures are there now.", added)
        messages.success(request, told % {"n": added})
        return to(request, event, "after:pictures")
    rows = Shot.objects.visible_to(request.viewer).filter(event=event).order_by("pk")
    page = Paginator(rows.defer("large", "small"), PER_PAGE).get_page(request.GET.get("page"))
    context = {"event": event, "runs": runs, "page": page, "form": form, "unwilling": unwilling(event) if runs else []}
    return render(request, "events/after/pictures.html", context)


def may_add_to(event: Event, viewer: Viewer, *, runs: bool) -> bool:
    """From the beginning on."""
    return bool(event.published and event.has_begun and not event.cancelled) and (runs or has_come(event, viewer))


@transaction.atomic
def add(event: Event, viewer: Viewer, institution, pictures: Sequence[Sequence[bytes]], caption: str) -> int:
    """How many are new: the same picture sent twice is one. `pictures`: large and small of each; `institution` is where
    the viewer is."""
    lock(event)
    rows, added = Shot.objects.trusted("sent twice"), 0
    for large, small in pictures:
        digest = sha256(large).hexdigest()[:16]
        if rows.filter(event=event, digest=digest).exists():
            continue
        shot = Shot.objects.create(
            event=event, by_id=viewer.person_id, caption=caption, digest=digest, large=large, small=small
        )
        record("shot.added", institution=institution, by=viewer.account_id, event=event.pk, shot=shot.pk)
        added += 1
    return added


@on(Event)
@member
@require_safe
def picture(request, event, row, size):
    """One of SIZES, kept by browsers for a short while: it may be taken down."""
    if size not in SIZES:
        raise Http404
    found = Shot.objects.visible_to(request.viewer).filter(event=event, key=row).values_list(size, flat=True).first()
    if found is None:
        raise Http404
    headers = {"Cache-Control": "private, max-age=300", "X-Robots-Tag": "noindex"}
    return HttpResponse(bytes(found), content_type="image/webp", headers=headers)
