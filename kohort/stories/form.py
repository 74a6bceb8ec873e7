"""What one writes: the story, in which language, and who may read it."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.audience import Audience
from kohort.people.models import Person

from .languages import languages
from .story import Story
from .telling import begin

READ_BY = {
    Audience.MEMBERS: _("Members: alumni, students and staff"),
    Audience.PUBLIC: _("Everybody, search engines too"),
}
NEEDED = {
    "title": _("Give it a title. You can change it later."),
    "words": _("Write a few lines first. You can go on later."),
    "audience": _("Choose who may read it."),
}


class StoryForm(forms.ModelForm):
    """Nothing is cut off while one types or pastes: what is too long comes back whole, with a sentence about it."""

    language = forms.ChoiceField(label=_("Language of these words"), choices=languages)
    audience = forms.TypedChoiceField(
        label=_("Who may read it?"), choices=list(READ_BY.items()), coerce=int, widget=forms.RadioSelect
    )

    class Meta:
        model = Story
        fields = ["title", "words", "language", "audience"]
        widgets = {"words": forms.Textarea(attrs={"rows": 18})}
        help_texts = {
            "title": _("Such as: “From the archive to the harbour office”"),
            "words": _("As you would tell it to a student over coffee. **Bold** and lists work."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, sentence in NEEDED.items():
            self.fields[name].error_messages["required"] = sentence
        for name in ("title", "words"):
            self.fields[name].widget.attrs.pop("maxlength")

    def keep(self, person: Person) -> Story:
        """Save it; a new one, as a draft of `person`."""
        story = self.save(commit=False)
        if story.pk is None:
            return begin(story, person)
        if self.has_changed():
            story.changed = timezone.now()
        story.save()
        return story
