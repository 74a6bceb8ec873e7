"""How every form is drawn: Designsystemet's fields, with a summary of what is wrong at the head."""

from pathlib import Path

from django.forms import renderers
from django.template import Engine
from django.utils.functional import cached_property


class Renderer(renderers.DjangoTemplates):
    """Named as FORM_RENDERER: `{{ form }}` and `{{ form.name.as_field_group }}` look right without a class in sight.

    Kit's templates come before Django's own, and have the same tags at hand as every page.
    """

    form_template_name = "kit/form.html"
    field_template_name = "kit/field.html"

    @cached_property
    def engine(self):
        folders = [Path(__file__).parent / "templates", Path(renderers.__file__).parent / "templates"]
        options = {"builtins": Engine.get_default().builtins}
        return self.backend({"APP_DIRS": True, "DIRS": folders, "NAME": "forms", "OPTIONS": options})
