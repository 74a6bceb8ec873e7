"""Whom one can ask to host an event: a group or a unit of the house, or another house."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kohort.access.viewer import Viewer
from kohort.events.event import Event
from kohort.events.hosting import Host
from kohort.groups.models import Group
from kohort.institutions.models import Institution, Unit

WHY = "who hosts it already is not asked again"


class HostForm(forms.Form):
    """`cleaned_data["who"]` is what `Host.ask` takes. Another house brings its groups and units once it is in."""

    who = forms.ChoiceField(label=_("Who else?"))

    def __init__(self, *args, event: Event, viewer: Viewer, **kwargs):
        super().__init__(*args, **kwargs)
        self.found: dict[str, dict] = {}
        self.event, self.viewer = event, viewer
        self.hosts = list(Host.objects.trusted(WHY).filter(event=event))
        kinds = [(_("Groups"), self._groups()), (_("Units"), self._units()), (_("Institutions"), self._houses())]
        choices = [(label, self._offered(rows)) for label, rows in kinds]
        self.fields["who"].choices = [("", _("Choose …")), *(one for one in choices if one[1])]  # type: ignore[attr-defined]

    def clean_who(self) -> dict:
        return self.found[self.cleaned_data["who"]]

    @property
    def can_ask(self) -> bool:
        return bool(self.found)

    def _offered(self, rows: list[dict]) -> list[tuple[str, str]]:
        named = [(row.get("group") or row.get("unit") or row["institution"], row) for row in rows]
        keyed = {f"{one._meta.model_name}-{one.pk}": (row, one) for one, row in named}
        self.found |= {key: row for key, (row, _one) in keyed.items()}
        return sorted(((key, str(one)) for key, (_row, one) in keyed.items()), key=lambda pair: pair[1].casefold())

    def _groups(self) -> list[dict]:
        taken = [host.group_id for host in self.hosts if host.group_id]
        rows = Group.objects.visible_to(self.viewer).filter(approved__isnull=False, closed=None).exclude(pk__in=taken)
        here = rows.filter(institution_id=self.viewer.institution_id).select_related("institution")
        return [{"institution": one.institution, "group": one} for one in here] if self._takes_part() else []

    def _units(self) -> list[dict]:
        taken = [host.unit_id for host in self.hosts if host.unit_id]
        rows = Unit.objects.filter(institution=self.viewer.institution_id, closed=None).exclude(pk__in=taken)
        here = rows.select_related("institution")
        return [{"institution": one.institution, "unit": one} for one in here] if self._takes_part() else []

    def _houses(self) -> list[dict]:
        taken = [host.institution_id for host in self.hosts if host.is_house]
        at_home = self.viewer.institution_id == self.event.institution_id
        return [{"institution": one} for one in Institution.objects.exclude(pk__in=taken)] if at_home else []

    def _takes_part(self) -> bool:
        """Whether the viewer's house has a part in it as such: a group alone does not open the event to a house."""
        houses = [host.institution_id for host in self.hosts if host.is_house and host.agreed]
        return self.viewer.institution_id in {self.event.institution_id, *houses}
