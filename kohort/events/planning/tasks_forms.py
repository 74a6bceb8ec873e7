"""What is typed about work for helpers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .at_forms import AtForm
from .models import Task

MOST = 50


class TaskForm(AtForm):
    """ "The door", two of them, at 17:30."""

    field_order = ["words", "wanted", "day", "time"]
    wanted = forms.IntegerField(label=_("How many helpers"), min_value=1, max_value=MOST, initial=1)

    class Meta:
        model = Task
        fields = ["words", "wanted"]
        help_texts = {"words": _("The door, the coffee, thanking the speakers.")}
        error_messages = {"words": {"required": _("Write what there is to do.")}}
