"""The part of the form that asks in whose name an event is, and for whom."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kohort.access.viewer import Viewer
from kohort.events.event import Event
from kohort.events.hosting import Host
from kohort.groups.models import Group, groups_of

HOUSE = "house"


class WhomForm(forms.ModelForm):
    """`hosts` are the groups a new event may be of; None where that is settled."""

    host = forms.ChoiceField(label=gettext_lazy("In whose name"))

    class Meta:
        model = Event
        fields = ["audience"]

    def __init__(self, *args, hosts: list[Group] | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["audience"].choices = [(value, capfirst(label)) for value, label in Event.Audience.choices]  # type: ignore[attr-defined]
        self.hosts = hosts
        if hosts is None:
            del self.fields["host"]
        else:
            house = (HOUSE, _("The alumni office"))
            self.fields["host"].choices = [*((one.key, one.name) for one in hosts), house]  # type: ignore[attr-defined]

    def clean(self):
        super().clean()
        if self.cleaned_data.get("audience") == Event.Audience.GROUPS and not self._is_of_a_group():
            self.add_error("audience", _("No group hosts it. Choose a group, or say that it is for others."))
        return self.cleaned_data

    def _is_of_a_group(self) -> bool:
        if self.hosts is not None:
            return self.group() is not None
        rows = Host.objects.trusted("whether a group hosts it").filter(event=self.instance, group__isnull=False)
        return rows.exists()

    def group(self) -> Group | None:
        """In whose name it is; None for the house."""
        return next((one for one in self.hosts or () if one.key == self.cleaned_data.get("host")), None)


def groups_to_host(viewer: Viewer, asked: str = "") -> list[Group]:
    """In whose name the viewer may start an event: the groups they are in, and for the office any, `asked` by key."""
    rows = Group.objects.visible_to(viewer).filter(
        institution_id=viewer.institution_id, approved__isnull=False, closed__isnull=True
    )
    known = rows.filter(pk__in=groups_of(viewer)) if viewer.is_member else rows.none()
    if viewer.is_coordinator:
        known = known | rows.filter(key=asked)
    return list(known.order_by("name", "pk"))
