"""What is written after an event. `name` is what the page calls each form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kohort.events.event import Event

from .models import Material


class ThanksForm(forms.ModelForm):
    """In the mail to those who came."""

    name = "thanks"

    class Meta:
        model = Event
        fields = ["thanks"]
        widgets = {"thanks": forms.Textarea({"rows": 5})}
        help_texts = {"thanks": _("In the mail to those who came. Who made the evening, what will be remembered?")}

    @classmethod
    def about(cls, event: Event, posted=None) -> "ThanksForm":
        return cls(posted, instance=Event.objects.trusted("the door has asked").get(pk=event.pk))


class LessonsForm(ThanksForm):
    """For whoever plans the next one."""

    name = "lessons"

    class Meta:
        model = Event
        fields = ["lessons"]
        widgets = {"lessons": forms.Textarea({"rows": 6})}
        labels = {"lessons": _("What the next ones should know")}
        help_texts = {
            "lessons": _(
                "What to book early, what cost too much, what to leave out. It stands beside next year’s plan."
            )
        }


class MaterialForm(forms.ModelForm):
    """Slides, a recording, an article."""

    name = "material"
    link = forms.URLField(
        label=_("Link"),
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": _("This is not a link. Copy it from where the page is open.")},
    )

    class Meta:
        model = Material
        fields = ["title", "link"]
        help_texts = {"title": _("Slides, a recording, an article.")}

    @classmethod
    def about(cls, event: Event, posted=None) -> "MaterialForm":
        return cls(posted, instance=Material(event=event))
