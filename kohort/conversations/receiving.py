"""Pictures that come with a post: each made anew in two sizes, or refused with a sentence that names it."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from kohort.accounts.limits import Limit, TooOften, spend
from kohort.kit.pictures import Fitted, fitted

LARGE, SMALL = Fitted(1600, 400_000), Fitted(640, 80_000)
MOST_PICTURES = 4
UPLOADS = (Limit("post-pictures-hour", 60, 3600), Limit("post-pictures-day", 200, 86400))


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data, files, name):
        return files.getlist(name)


class Pictures(forms.FileField):
    """Some pictures, as they were sent."""

    widget = SeveralFiles({"multiple": True, "accept": "image/jpeg,image/png,image/webp"})

    def clean(self, data, initial=None) -> list:
        if len(data) > MOST_PICTURES:
            raise ValidationError(_("Four pictures are the most there is room for. Choose the best ones."))
        return data


def received(sent: list[UploadedFile], account_id: int | None) -> list[list[bytes]]:
    """Large and small of each. Raises ValidationError. Each is counted before any work is done."""
    try:
        for _one in sent:
            spend(*((limit, str(account_id)) for limit in UPLOADS))
    except TooOften as refusal:
        raise ValidationError(_("That was a lot of pictures. Try again in an hour.")) from refusal
    return _remade(sent)


def _remade(sent: list[UploadedFile]) -> list[list[bytes]]:
    errors, made = [], []
    for one in sent:
        try:
            made.append(fitted(one, [LARGE, SMALL]))
        except ValidationError as refusal:
            errors.append(f"{one.name}: {refusal.messages[0]}")
    if errors:
        raise ValidationError(errors)
    return made
