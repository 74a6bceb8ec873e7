"""The forms of the register's desk: a file with its source, and what each of its columns is."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kohort.kit.tables import Refused

from .columns import GROUPS, LABELS, Column, corrections
from .file import NAME_LENGTH, source_name
from .models import Source
from .reading import NotARegister, Recognised, recognise


class UploadForm(forms.Form):
    """`too_big`: whether a file was sent that was not even kept (see `uploads.Bounded`)."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV, XLSX or ODS with headings in the first row, at most 300 MB."),
        widget=forms.FileInput({"accept": ".csv,.tsv,.txt,.xlsx,.xlsm,.xlsb,.xls,.ods"}),
        allow_empty_file=True,  # the reading code has the better sentence for it
    )
    source = forms.ChoiceField(label=gettext_lazy("Which system is it from?"), required=False)
    new_source = forms.CharField(
        label=gettext_lazy("Or one we have not heard of"),
        help_text=gettext_lazy("Such as FS, Peppi or the course office: the same name every time."),
        max_length=NAME_LENGTH,
        required=False,
    )

    def __init__(self, *args, institution, viewer, too_big=False, **kwargs):
        super().__init__(*args, **kwargs)
        rows = Source.objects.visible_to(viewer).filter(institution=institution).order_by("name")
        names = [(name, name) for name in rows.values_list("name", flat=True)]
        self.fields["source"].choices = [("", gettext_lazy("The file tells it itself")), *names]
        if too_big:
            self.fields["file"].error_messages["required"] = Refused.sentences["too-big"]

    def clean(self):
        chosen, written = self.cleaned_data.get("source", ""), source_name(self.cleaned_data.get("new_source", ""))
        if chosen and written not in {"", chosen}:
            self.add_error("new_source", _("Choose a system above or write a new one here, not both."))
        return self.cleaned_data | {"source": written or chosen}

    def refuse(self, refused: Refused) -> None:
        self.add_error("source" if refused.code == "no-source" else "file", str(refused))


class ColumnsForm(forms.Form):
    """A choice for each column that can be chosen. `guess`: what the headings say; `current`: with what was corrected."""

    def __init__(self, *args, columns: list[Column], guess: Recognised, current: Recognised, **kwargs):
        super().__init__(*args, **kwargs)
        self.columns, self.guess = columns, guess
        taken = {index: name for name, index in current.columns.items()}
        for column in columns:
            if column.can_be_chosen:
                self.fields[f"column-{column.index}"] = _choice(column, taken.get(column.index, ""))

    def rows(self) -> list[tuple[Column, forms.BoundField | None]]:
        """Each column with its choice, or None."""
        return [(column, self[f"column-{column.index}"] if column.can_be_chosen else None) for column in self.columns]

    def clean(self):
        chosen: dict[str, int] = {}
        for column in self.columns:
            field = self.cleaned_data.get(f"column-{column.index}")
            if field in chosen:
                self.add_error(f"column-{column.index}", _("Two columns cannot both be this: %(field)s.") % {"field": LABELS[field]})
            elif field:
                chosen[field] = column.index
        self.mapping = corrections(self.guess, chosen)
        self._check_enough()
        return self.cleaned_data

    def _check_enough(self) -> None:
        try:
            recognise(self.guess.header, self.mapping)
        except NotARegister as lacking:
            self.add_error(None, str(lacking))


def _choice(column: Column, initial: str) -> forms.ChoiceField:
    groups = [(label, list(fields.items())) for label, fields in GROUPS]
    return forms.ChoiceField(
        label=column.heading,
        choices=[("", gettext_lazy("Not used")), *groups],
        initial=initial,
        required=False,
        widget=forms.Select({"aria-labelledby": f"heading-{column.index}"}),
    )
