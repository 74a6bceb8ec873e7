"""A question in two or three lines, and an answer to one."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kohort.giving.answers import WRITTEN, languages

from .models import Question, Reply


class QuestionForm(forms.ModelForm):
    """One field that matters, and what few need to change."""

    title = forms.CharField(
        label=_("Your question"),
        help_text=_("One that can be answered in a few lines."),
        max_length=160,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": _("Write your question here. One line is enough.")},
    )
    language = forms.ChoiceField(label=_("Language"), choices=languages)

    class Meta:
        model = Question
        fields = ["title", "words", "language", "unnamed", "shared"]
        labels = {
            "words": _("A little more"),
            "unnamed": _("Without my name"),
            "shared": _("Others may read it too, without my name"),
        }
        help_texts = {
            "words": _("What you have tried, or what it is for."),
            "unnamed": _(
                "Whoever answers reads what you study and nothing else about you. The office reads none of it."
            ),
            "shared": _("Together with the answers, where those who answer agree. It helps whoever wonders next."),
        }
        widgets = {"words": forms.Textarea({"rows": 4})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        page = (get_language() or "en")[:2]
        self.initial["language"] = WRITTEN.get(page, page)

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())


class ReplyForm(forms.ModelForm):
    """What one answers, and whether others may read it."""

    class Meta:
        model = Reply
        fields = ["words", "shared"]
        labels = {"words": _("Your answer"), "shared": _("Others may read it too, with my name")}
        help_texts = {"shared": _("Only if whoever asked agrees as well. You can change this at any time.")}
        widgets = {"words": forms.Textarea({"rows": 7})}
        error_messages = {"words": {"required": _("Write a line or two, or say that you cannot.")}}
