"""What a coordinator may change about the institution."""

import re

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .brand import TEXT, WHITE, contrast, shade
from .logo import digest, small_png
from .models import Institution, Logo
from .naming import NamedForm

HOST = re.compile(r"[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+")


class InstitutionForm(NamedForm):
    """Names, languages, colour, logo and domain."""

    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages offered"),
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
    )
    logo = forms.FileField(
        label=gettext_lazy("Logo"),
        help_text=gettext_lazy("PNG, JPEG or WebP, at most 2 MB. A square mark looks best."),
        required=False,
        widget=forms.FileInput({"accept": "image/png,image/jpeg,image/webp"}),
    )

    class Meta:
        model = Institution
        fields = ["language", "languages", "colour", "domain"]
        widgets = {"colour": forms.TextInput({"type": "color"})}
        labels = {
            "language": gettext_lazy("Main language"),
            "colour": gettext_lazy("Colour"),
            "domain": gettext_lazy("Domain"),
        }
        help_texts = {
            "language": gettext_lazy("What visitors meet when their browser does not say."),
            "colour": gettext_lazy("Your accent on every page. White text has to be readable on it."),
            "domain": gettext_lazy("A host name of your own, such as alumni.example.org, that leads here."),
        }

    def main_language(self) -> str | None:
        return self.cleaned_data.get("language")

    def clean_colour(self) -> str:
        colour = self.cleaned_data["colour"].lower()
        if contrast(colour, WHITE) < TEXT:
            raise ValidationError(
                _("White text is hard to read on this colour. Choose a darker one, such as %(darker)s."),
                params={"darker": shade(colour, 0.16)},
            )
        return colour

    def clean_domain(self) -> str:
        domain = self.cleaned_data["domain"].strip().lower().rstrip(".")
        if domain and not HOST.fullmatch(domain):
            raise ValidationError(_("Write only the host name, such as alumni.example.org."))
        if domain and Institution.objects.exclude(pk=self.instance.pk).filter(domain=domain).exists():
            raise ValidationError(_("Another institution uses this domain."))
        return domain

    def clean_logo(self) -> bytes | None:
        file = self.cleaned_data["logo"]
        return small_png(file) if file else None

    def save(self, commit=True) -> Institution:
        data, institution = self.cleaned_data, self.instance
        institution.languages = sorted(data["languages"], key=lambda code: code != data["language"])
        if data["logo"]:
            mark = {"image": data["logo"], "digest": digest(data["logo"])}
            Logo.objects.update_or_create(institution=institution, defaults=mark)
        return super().save(commit)
