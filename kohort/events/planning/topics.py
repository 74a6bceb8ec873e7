"""A field for topics: words with commas between them."""

from django import forms
from django.utils.translation import gettext as _

MOST, LONGEST = 10, 40


class TopicsField(forms.CharField):
    """Cleans to a list of words, each once."""

    def prepare_value(self, value):
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        words = [" ".join(word.split()) for word in (super().to_python(value) or "").split(",")]
        return list({word.casefold(): word for word in words if word}.values())

    def validate(self, value):
        super().validate(value)
        if len(value) > MOST or any(len(word) > LONGEST for word in value):
            raise forms.ValidationError(_("At most ten topics, a few words each, with commas between them."))
