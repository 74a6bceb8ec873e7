"""What is said of a group when it is started, and what may be changed later by whom."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kohort.institutions.models import Unit
from kohort.people.me.photo import PhotoForm

from .models import Group, Picture, Policy

LONG = {"about": 4, "ground_rules": 4, "welcome": 6}
ADMITS = [choice for choice in Group.Admits.choices if choice[0] != Group.Admits.RULE]
HELP = {
    "about": gettext_lazy("A sentence or two. Whoever may join reads it first."),
    "ground_rules": gettext_lazy("Stand above the talk, for everybody to see."),
    "welcome": gettext_lazy("Everybody reads it when they come in. Say hello, and what they could do first."),
}


class GroupForm(forms.ModelForm):
    """A name, what it is for, and who comes in."""

    class Meta:
        model = Group
        fields = ["name", "about", "admits"]
        widgets = {"admits": forms.RadioSelect}
        help_texts = HELP

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "admits" in self.fields:
            self.fields["admits"].choices = ADMITS  # type: ignore[attr-defined]
        for name, rows in LONG.items():
            if name in self.fields:
                self.fields[name].widget = forms.Textarea({"rows": rows})


class ClassForm(GroupForm):
    """The group of one's own class: who is in it is known."""

    class Meta(GroupForm.Meta):
        fields = ["name", "about"]


class OfficeGroupForm(GroupForm):
    """The office starts groups of every kind, and such as have a rule."""

    class Meta(GroupForm.Meta):
        fields = ["kind", *GroupForm.Meta.fields, "unit", "parent"]
        labels = {"unit": gettext_lazy("Belongs to"), "parent": gettext_lazy("Part of the group")}

    def __init__(self, *args, viewer, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["admits"].choices = Group.Admits.choices  # type: ignore[attr-defined]
        here = Unit.objects.filter(institution_id=viewer.institution_id)
        self.fields["unit"].queryset = here.filter(Q(closed=None) | Q(pk=self.instance.unit_id))  # type: ignore[attr-defined]
        above = Group.objects.visible_to(viewer).filter(institution_id=viewer.institution_id, closed__isnull=True)
        self.fields["parent"].queryset = above.exclude(pk=self.instance.pk).order_by("name")  # type: ignore[attr-defined]

    def clean_parent(self) -> Group | None:
        """Not below itself."""
        parent = self.cleaned_data["parent"]
        above, every = parent, Group.objects.trusted("where a group lies")
        while above and above.pk != self.instance.pk:
            above = every.filter(pk=above.parent_id).first()
        if above:
            raise forms.ValidationError(_("That group is part of this one. Choose another."))
        return parent


class ElsewhereForm(forms.ModelForm):
    """The page of a group that lives on LinkedIn or the like too."""

    elsewhere = forms.URLField(
        label=gettext_lazy("Its page elsewhere"),
        help_text=gettext_lazy(
            "Does the group live on LinkedIn, Facebook or Discord too? The address is shown to those who are in it, "
            "and to others where anybody may join."
        ),
        max_length=300,
        required=False,
        assume_scheme="https",
    )

    def clean_elsewhere(self) -> str:
        link = self.cleaned_data["elsewhere"]
        if link and not link.startswith("https://"):
            raise forms.ValidationError(_("Write an address that begins with https://."))
        return link


class SettingsForm(ElsewhereForm, GroupForm):
    """What who leads the group may change."""

    class Meta(GroupForm.Meta):
        fields = ["name", "about", "ground_rules", "welcome", "elsewhere", "admits"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.rule:
            del self.fields["admits"]


class OfficeSettingsForm(ElsewhereForm, OfficeGroupForm):
    """The same for the office, and where the group lies."""

    class Meta(OfficeGroupForm.Meta):
        fields = ["kind", *SettingsForm.Meta.fields, "unit", "parent"]


class PictureForm(PhotoForm):
    """A picture to stand for the group: its middle, in two sizes."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["picture"].label = gettext_lazy("Picture")

    def hang(self, group: Group) -> None:
        """In the place of the one that was there."""
        rows = Picture.objects.trusted("the new picture takes the place of the old one")
        rows.update_or_create(group=group, defaults=self.made())


class PolicyForm(forms.ModelForm):
    """Whether the office looks at new groups first."""

    class Meta:
        model = Policy
        fields = ["approves"]
