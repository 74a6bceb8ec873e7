"""Pictures on their way in: several at once, each made anew in two sizes without where and when it was taken."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kohort.conversations.receiving import SeveralFiles, received
from kohort.kit.pictures import SENTENCES

MOST = 10


class SeveralPictures(forms.FileField):
    """Some pictures, as they were sent."""

    widget = SeveralFiles({"multiple": True, "accept": "image/jpeg,image/png,image/webp"})

    def clean(self, data, initial=None) -> list:
        if not data:
            raise ValidationError(_("Choose a picture first."))
        if len(data) > MOST:
            raise ValidationError(_("Ten at a time, please. Send the others after these."))
        return data


class PicturesForm(forms.Form):
    pictures = SeveralPictures(
        label=gettext_lazy("Pictures"),
        help_text=gettext_lazy("JPEG, PNG or WebP, up to ten at a time. Where they were taken is not kept."),
    )
    caption = forms.CharField(
        label=gettext_lazy("Caption"),
        help_text=gettext_lazy("What there is to see, for all of these. You can change it for each one afterwards."),
        max_length=200,
        required=False,
    )

    def __init__(self, request):
        posted = (request.POST, request.FILES) if request.method == "POST" else ()
        super().__init__(*posted)
        self.account_id = request.viewer.account_id
        if getattr(request, "too_big", False):
            self.add_error("pictures", SENTENCES["too-heavy"])

    def clean_pictures(self) -> list[list[bytes]]:
        """Large and small of each."""
        return received(self.cleaned_data["pictures"], self.account_id)
