"""The picture of an event: made anew in two sizes from what was sent, and shown to whoever sees the event."""

import hashlib

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from kohort.access.gate import on
from kohort.accounts.limits import TooOften, spend
from kohort.events.event import Event
from kohort.kit.pictures import SENTENCES, Fitted, fitted
from kohort.people.me.photo import UPLOADS

from .models import Cover

SIZES = {"large": Fitted(1600, 400_000), "small": Fitted(640, 80_000)}
WHY = "the new picture takes the place of the old one"


class CoverForm(forms.Form):
    """A picture to hang up, or the wish to take it down."""

    picture = forms.FileField(
        label=gettext_lazy("Picture"),
        help_text=gettext_lazy(
            "JPEG, PNG or WebP, at most 20 MB. A wide one looks best. Where it was taken is not kept."
        ),
        widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp"}),
        allow_empty_file=True,  # `fitted` has a better sentence for it
        required=False,
    )
    no_picture = forms.BooleanField(label=gettext_lazy("Take the picture away"), required=False)

    def __init__(self, request, event: Event):
        posted = (request.POST, request.FILES) if request.method == "POST" else ()
        super().__init__(*posted)
        self.account_id, self.event = request.viewer.account_id, event
        self.there = Cover.objects.trusted(WHY).filter(event=event).first() if event.pk else None
        if self.there is None:
            del self.fields["no_picture"]
        if getattr(request, "too_big", False):
            self.add_error("picture", SENTENCES["too-heavy"])

    def clean_picture(self) -> list[bytes]:
        """[large, small], or nothing."""
        sent = self.cleaned_data["picture"]
        if not sent:
            return []
        try:
            spend(*((limit, str(self.account_id)) for limit in UPLOADS))
        except TooOften as refusal:
            raise ValidationError(_("That was a lot of pictures. Try again in an hour.")) from refusal
        return fitted(sent, list(SIZES.values()))

    def hang(self, event: Event) -> None:
        """In the place of the one that was there."""
        rows = Cover.objects.trusted(WHY)
        if self.cleaned_data["picture"]:
            large, small = self.cleaned_data["picture"]
            digest = hashlib.sha256(large).hexdigest()[:16]
            rows.update_or_create(event=event, defaults={"large": large, "small": small, "digest": digest})
        elif self.cleaned_data.get("no_picture"):
            rows.filter(event=event).delete()
        self.there = rows.filter(event=event).first()


@on(Event)
@require_safe
def cover(request, event, digest, size):
    """The address changes when the picture does."""
    if size not in SIZES:
        raise Http404
    rows = Cover.objects.visible_to(request.viewer).filter(event=event, digest=digest)
    found = rows.values_list(size, flat=True).first()
    if found is None:
        raise Http404
    headers = {"Cache-Control": "private, max-age=86400", "X-Robots-Tag": "noindex"}
    return HttpResponse(bytes(found), content_type="image/webp", headers=headers)
