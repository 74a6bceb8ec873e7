"""Changing a post: the words, the kind, the last day, and what is said of its pictures."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from kohort.access.gate import on

from .models import Image, Post
from .pages import address, page
from .writing import rewrite


class EditForm(forms.Form):
    """The words, the kind, the last day, and what is in the pictures. A question without a name stays a question."""

    text = forms.CharField(
        label=gettext_lazy("Text"), required=False, max_length=10_000, widget=forms.Textarea({"rows": 8})
    )
    kind = forms.ChoiceField(label=gettext_lazy("What is it?"), choices=Post.Kind.choices)
    ends = forms.DateField(
        label=gettext_lazy("Until"),
        help_text=gettext_lazy("What is lent, let, sold or wanted ends by itself on this day."),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, post: Post, images, sent=None):
        super().__init__(sent, initial={"text": post.text, "kind": post.kind, "ends": post.ends})
        self.post, self.images = post, list(images)
        for number, image in enumerate(self.images, 1):
            self.fields[f"words_{image.pk}"] = forms.CharField(
                label=_("What is in picture %(number)s?") % {"number": number},
                required=False,
                max_length=300,
                initial=image.words,
            )
        if post.unnamed:
            del self.fields["kind"]

    def clean_text(self) -> str:
        text = self.cleaned_data["text"].strip()
        if not text and not self.images:
            raise ValidationError(_("Nothing would be left of it. Write something, or remove the post."))
        return text

    def clean_ends(self):
        day = self.cleaned_data["ends"]
        if day and day < timezone.localdate() and day != self.post.ends:
            raise ValidationError(_("This day is past. Choose today or a later one."))
        return day

    def keep_words(self) -> None:
        for image in self.images:
            image.words = self.cleaned_data[f"words_{image.pk}"]
            image.save(update_fields=["words"])


@on(Post, "edit")
@require_http_methods(["GET", "POST"])
def edit(request, post):
    """Change the words, the kind, the last day, and what is said of the pictures."""
    images = Image.objects.visible_to(request.viewer).filter(post=post).order_by("pk")
    form = EditForm(post, images.defer("large", "small"), request.POST if request.method == "POST" else None)
    if form.is_valid():
        _kept(request, post, form)
        return HttpResponseRedirect(address(request, "posts:post", post.key))
    return page(request, "conversations/edit.html", {"post": post, "group": post.group, "form": form})


@transaction.atomic
def _kept(request, post: Post, form: EditForm) -> None:
    typed = form.cleaned_data
    told = {"text": typed["text"], "kind": typed.get("kind"), "ends": typed["ends"]}
    rewrite(post, request.viewer, institution=request.institution, **told)
    form.keep_words()
