"""One's photo: made anew in two sizes, in the place of the one that was there."""

import hashlib

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from kohort.access.audience import Audience
from kohort.access.gate import myself
from kohort.accounts.limits import Limit, TooOften, spend
from kohort.kit.pictures import SENTENCES, Square, squares
from kohort.people.faces import face_of
from kohort.people.models import Person, Photo

from .answering import back, form_page, note
from .rows import me, own, row

LARGE, SMALL = Square(480, 64_000), Square(96, 4096)
UPLOADS = (Limit("photos-hour", 20, 3600), Limit("photos-day", 60, 86400))
WHY = "the new photo takes the place of the old one, whoever could see that"


class PhotoForm(forms.Form):
    """A picture to be made into a photo."""

    picture = forms.FileField(
        label=gettext_lazy("Photo"),
        help_text=gettext_lazy("JPEG, PNG or WebP, at most 20 MB. The middle is kept; where it was taken is not."),
        widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp"}),
        allow_empty_file=True,  # `squares` has a better sentence for it
    )

    def __init__(self, *args, account_id: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.account_id = account_id

    def clean_picture(self) -> list[bytes]:
        try:
            spend(*((limit, str(self.account_id)) for limit in UPLOADS))
        except TooOften as refusal:
            raise ValidationError(_("That was a lot of pictures. Try again in an hour.")) from refusal
        return squares(self.cleaned_data["picture"], [LARGE, SMALL])

    def made(self) -> dict:
        """The columns of a picture."""
        large, small = self.cleaned_data["picture"]
        return {"large": large, "small": small, "digest": hashlib.sha256(large).hexdigest()[:16]}

    def keep(self, person: Person) -> None:
        told = {"source": "owner", "recorded": timezone.now(), "recorded_by_id": self.account_id, "confirmed": None}
        Photo.objects.trusted(WHY).update_or_create(
            person_id=person.pk, defaults={"institution_id": person.institution_id, **told, **self.made()}
        )


@myself
@require_http_methods(["GET", "POST"])
def photo(request):
    """A page with the one field; what was sent is looked at, made anew and forgotten."""
    person, form = me(request.viewer), PhotoForm(account_id=request.viewer.account_id)
    if request.method == "POST":
        form = PhotoForm(request.POST, request.FILES, account_id=request.viewer.account_id)
        if getattr(request, "too_big", False):
            form.add_error("picture", SENTENCES["too-heavy"])
        elif form.is_valid():
            with transaction.atomic():
                form.keep(person)
                note(request, person, "changed", "photo")
            return back(request)
    there = own(Photo, request.viewer).first()
    person.photo = face_of(person, request.viewer, request.institution.slug)
    more = {"person": person, "photo": there and row(there), "audiences": Audience.choices}
    return form_page(request, form, _("Photo"), is_upload=True, **more)


@myself
@require_POST
def removal(request):
    """Take the photo away; there is nothing to bring back."""
    with transaction.atomic():
        own(Photo, request.viewer).delete()
        note(request, me(request.viewer), "removed", "photo")
    return back(request)
