"""Whom an event is for where not everybody is meant: the form of a group's rule, read for an event."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kohort.access.viewer import Viewer
from kohort.events.event import Event
from kohort.groups.ruling import RuleForm
from kohort.people.segments import Segment

LONGEST = Event._meta.get_field("rule").max_length or 0


class ChoiceForm(RuleForm):
    """Filled in only where the event is for those who fit a choice."""

    def clean(self):
        super().clean()
        if not self.errors and len(self.query()) > LONGEST:
            raise ValidationError(_("That is more than can be kept. Choose fewer programmes or countries."))
        return self.cleaned_data

    def query(self) -> str:
        """The choice as it is kept; "" where there is none."""
        return self.segment().query() if self.is_bound else ""

    def sentence(self) -> str:
        """Whom it means; "" as long as that is not right."""
        if self.is_bound:
            return self.segment().sentence() if self.is_valid() else ""
        found = Segment.from_query(self.searched, Viewer(institution_id=self.institution.pk))
        return found.sentence() if found.chosen else ""
