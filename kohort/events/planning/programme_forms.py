"""What is typed about the programme: a part of it, and who speaks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .at_forms import AtForm
from .models import Item, Speaker


class ItemForm(AtForm):
    """One thing on the programme."""

    field_order = ["day", "time", "title", "words"]

    class Meta:
        model = Item
        fields = ["title", "words"]
        widgets = {"words": forms.Textarea({"rows": 3})}
        error_messages = {"title": {"required": _("Write what happens: a talk, the food, the tour.")}}


class SpeakerForm(forms.ModelForm):
    """Somebody by name, from anywhere."""

    class Meta:
        model = Speaker
        fields = ["name", "title"]
        help_texts = {"title": _("A title, an employer, a year: “Head of research, Nordvik Energi”.")}
        error_messages = {"name": {"required": _("Write the name as it shall stand on the programme.")}}


class TitleForm(forms.Form):
    """Who a member is on this programme."""

    title = forms.CharField(max_length=160, required=False)
