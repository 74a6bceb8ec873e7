"""The one field of a post, and what may stand beside it. Nothing is required; something has to be there."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kohort.access.viewer import Viewer
from kohort.groups.models import Group
from kohort.kit.keys import ALPHABET, new_key
from kohort.kit.pictures import SENTENCES

from .models import Post
from .reach import last_used, reaches
from .receiving import Pictures, received
from .writing import Sent

AGAIN = gettext_lazy("Your words are kept. The pictures have to be chosen once more.")


class PostForm(forms.Form):
    """`text`, pictures, and who reads it."""

    text = forms.CharField(
        label=gettext_lazy("Anything to share, ask or lend?"),
        help_text=gettext_lazy("A link or a picture is enough. It need not be clever."),
        required=False,
        max_length=10_000,
        widget=forms.Textarea({"rows": 4}),
    )
    images = Pictures(label=gettext_lazy("Pictures, at most four"), required=False)
    words = forms.CharField(
        label=gettext_lazy("What is in the picture?"),
        help_text=gettext_lazy("For those who cannot see it: a line for each picture."),
        required=False,
        max_length=1200,
        widget=forms.Textarea({"rows": 2}),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        required=False,
        choices=[("", gettext_lazy("Find out for me")), *Post.Kind.choices],
    )
    to = forms.ChoiceField(label=gettext_lazy("Who reads it?"), required=False, widget=forms.RadioSelect)
    unnamed = forms.BooleanField(
        label=gettext_lazy("Ask without my name"),
        help_text=gettext_lazy(
            "The others read “Somebody in the group asks”. If it is reported, who leads the group can see who asked."
        ),
        required=False,
    )
    key = forms.RegexField(rf"^[{ALPHABET}]{{10}}$", required=False, widget=forms.HiddenInput)

    def __init__(self, group: Group, viewer: Viewer, data=None, files=None, *, begun=None, too_big=False):
        self.viewer, self.too_big, self.reaches = viewer, too_big, reaches(group, viewer)
        to = last_used(group, viewer) if len(self.reaches) > 1 else ""
        started = {"key": new_key(), "to": to, **(begun or {})}
        started["to"] = started["to"] if started["to"] in {one.value for one in self.reaches} else ""
        super().__init__(data, files, initial=started)
        self.fields["to"].choices = [(one.value, one.label) for one in self.reaches]  # type: ignore[attr-defined]
        if not viewer.is_member:
            del self.fields["unnamed"]

    def clean(self):
        said = self.cleaned_data
        if self.too_big:
            self.add_error("images", SENTENCES["too-heavy"])
        elif not self.errors and not (said["text"].strip() or said["images"]):
            self.add_error("text", _("Write a word, paste a link or choose a picture. One of them is enough."))
        if said.get("unnamed") and said.get("kind") not in {"", Post.Kind.QUESTION}:
            self.add_error("unnamed", _("Only a question can be asked without your name."))
        if self.errors and self.files:
            self.add_error("images", AGAIN)
        return said

    def clean_images(self) -> list[list[bytes]]:
        return received(self.cleaned_data["images"], self.viewer.account_id)

    def said(self) -> dict:
        """What `write` takes."""
        typed = self.cleaned_data
        lines = [*typed["words"].splitlines(), *[""] * len(typed["images"])]
        pictures = zip(typed["images"], lines, strict=False)
        return {
            "text": typed["text"],
            "kind": typed["kind"] or None,
            "to_class": next(one.of for one in self.reaches if one.value == typed["to"]),
            "unnamed": typed.get("unnamed", False),
            "images": [Sent(large, small, line.strip()[:300]) for (large, small), line in pictures],
            "key": typed["key"] or None,
        }
