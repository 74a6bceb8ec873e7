"""What a coordinator says of a unit or a programme."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from kohort.institutions.models import Programme, Unit
from kohort.institutions.naming import NamedForm
from kohort.kit.bugs import bug
from kohort.people.vocabulary.levels import NAMES, level_name

from .choices import in_order, offer

CODE = gettext_lazy("As in the register, so that its next file finds it. It cannot be changed later.")


class _PartForm(NamedForm):
    """The code is written once: files of the register and rules of groups go by it."""

    is_closed = forms.BooleanField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields[f"name_{self.main_language()}"].required = True
        self.fields["code"].help_text = CODE
        self.fields["is_closed"].initial = self.instance.closed is not None
        if self.instance.pk is None:
            del self.fields["is_closed"]
        elif not bug("code-changes"):
            del self.fields["code"]

    def clean_code(self) -> str:
        code = self.cleaned_data["code"]
        if self._others().filter(code__iexact=code).exists():
            raise ValidationError(_("Another one has this code. Look for it in the list."))
        return code

    def _others(self):
        return type(self.instance).objects.filter(institution=self.instance.institution).exclude(pk=self.instance.pk)

    def save(self, commit=True):
        closed = self.cleaned_data.get("is_closed", False)
        self.instance.closed = (self.instance.closed or timezone.now()) if closed else None
        return super().save(commit)


class UnitForm(_PartForm):
    """A faculty, school or department."""

    class Meta:
        model = Unit
        fields = ["code", "parent"]
        labels = {"code": gettext_lazy("Code"), "parent": gettext_lazy("Part of")}
        error_messages = {"code": {"required": gettext_lazy("Write a code, such as the one in the register.")}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        above = self._others().filter(Q(closed=None) | Q(pk=self.instance.parent_id))
        offer(self.fields["parent"], above.exclude(pk__in=self._below()), _("No other unit"))
        if closing := self.fields.get("is_closed"):
            closing.label = _("There is no such unit any more")
            closing.help_text = _("It is offered nowhere from now on. What was recorded with it stays.")

    def _below(self) -> set[int]:
        """What lies in this unit, however deep: none of it can hold it."""
        found, newest = set[int](), {self.instance.pk}
        while newest:
            children = Unit.objects.filter(parent__in=newest).values_list("pk", flat=True)
            newest = set(children) - found
            found |= newest
        return found

    def clean_is_closed(self) -> bool:
        closed, unit = self.cleaned_data["is_closed"], self.instance
        if closed and (inside := in_order(unit.children.filter(closed=None)) + in_order(_living(unit))):
            names = ", ".join(one.name for one in inside[:5]) + (" …" if inside[5:] else "")
            raise ValidationError(_("Move or close what belongs to it first: %(names)s."), params={"names": names})
        return closed


def _living(unit):
    return unit.programmes.filter(closed=None, merged_into=None)


def _levels():
    named = [(level, level_name(level, get_language() or "en")) for level in NAMES]
    return [("", _("Not said")), *named]


class ProgrammeForm(_PartForm):
    """A study programme."""

    level = forms.TypedChoiceField(
        label=gettext_lazy("Level"), choices=_levels, coerce=int, empty_value=None, required=False
    )

    class Meta:
        model = Programme
        fields = ["code", "level", "unit", "merged_into"]
        labels = {
            "code": gettext_lazy("Code"),
            "unit": gettext_lazy("Unit"),
            "merged_into": gettext_lazy("Goes on in another programme"),
        }
        help_texts = {"merged_into": gettext_lazy("Those who studied it are then found under both names.")}
        error_messages = {"code": {"required": gettext_lazy("Write a code, such as the one in the register.")}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(institution=self.instance.institution)
        offer(self.fields["unit"], units.filter(Q(closed=None) | Q(pk=self.instance.unit_id)), _("None"))
        living = Q(closed=None, merged_into=None) | Q(pk=self.instance.merged_into_id)
        offer(self.fields["merged_into"], self._others().filter(living), _("No"))
        if closing := self.fields.get("is_closed"):
            closing.label = _("Nobody is taught on it any more")
            closing.help_text = _("It is offered nowhere from now on. Its graduates keep it, and are found by it.")
