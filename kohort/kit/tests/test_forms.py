"""Every form looks like one of Designsystemet's, and says what is wrong where it is wrong."""

from datetime import timedelta

import pytest
from django import forms
from django.utils import timezone

from kohort.kit.forms import Renderer
from kohort.kit.templatetags.kit import TINTS, age, tint


class Sheet(forms.Form):
    default_renderer = Renderer

    name = forms.CharField(help_text="As friends say it.")
    town = forms.CharField(required=False)
    level = forms.ChoiceField(choices=[("6", "Bachelor"), ("7", "Master")])
    seen = forms.ChoiceField(choices=[("a", "All"), ("b", "Some")], widget=forms.RadioSelect)
    agreed = forms.BooleanField()


def test_each_control_has_its_class_and_its_label():
    page = str(Sheet())
    assert page.count("ds-input") == 6
    assert '<label for="id_name">name</label>' in page.lower()
    assert "(optional)" in page
    assert "<legend>Seen</legend>" in page
    assert "<option value=" in page
    assert '<option class="ds-input"' not in page


def test_errors_are_beside_the_control_and_at_the_head():
    page = str(Sheet({"level": "6"}))
    assert 'role="alert"' in page
    assert '<a href="#id_name">Name – This field is required.</a>' in page
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert 'id="id_name_error"' in page
    assert 'aria-invalid="true"' in page


def test_what_was_written_is_escaped():
    assert "<script>" not in str(Sheet({"name": "<script>", "town": "<script>"}))


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "today"),
        (1, "1 day ago"),
        (20, "20 days ago"),
        (40, "1 month ago"),
        (430, "14 months ago"),
        (800, "2 years ago"),
    ],
)
def test_ages_are_coarse(days, said):
    assert age(timezone.now() - timedelta(days=days, minutes=1)) == said


def test_a_tint_stays_with_its_person():
    assert tint("k3v9") == tint("k3v9") < TINTS
    assert len({tint(str(key)) for key in range(99)}) == TINTS
