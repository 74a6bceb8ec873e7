"""How a form asks for names: a field a language, and the main one is needed."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from .names import LONGEST

NEEDED = _("Write the name in the main language.")


class NamedForm(forms.ModelForm):
    """The names of a row that is `Named`, before its other fields."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        names = {f"name_{code}": self._name_field(code, language) for code, language in settings.LANGUAGES}
        self.fields = {**names, **self.fields}

    def _name_field(self, code, language):
        label = _("Name (%(language)s)") % {"language": language}
        name = self.instance.names.get(code, "")
        missing = {"required": NEEDED}
        return forms.CharField(label=label, max_length=LONGEST, required=False, initial=name, error_messages=missing)

    def main_language(self) -> str | None:
        """In which there has to be a name; None while that is not said rightly."""
        return self.instance.institution.language

    def names(self) -> dict[str, str]:
        """As they were written, once the form is clean."""
        return {code: name for code in dict(settings.LANGUAGES) if (name := self.cleaned_data.get(f"name_{code}"))}

    def clean(self):
        super().clean()
        main = self.main_language()
        if main and f"name_{main}" not in self.errors and not self.names().get(main):
            self.add_error(f"name_{main}", NEEDED)
        return self.cleaned_data

    def save(self, commit=True):
        self.instance.names = self.names()
        return super().save(commit)
