"""The forms of the register's desk: a file with its source, and what each of its columns is."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kohort.kit.tables import Refused

from .columns import GROUPS, LABELS, Column, corrections
from .file import NAME_LENGTH, source_name
from .models import Source
from .reading import NotARegister, Recognised, recognise

THE_FILE = " "  # a name that `source_name` never makes


class UploadForm(forms.Form):
    """A file, and the system it is from."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV, XLSX or ODS with headings in the first row, at most 300 MB."),
        widget=forms.FileInput({"accept": ".csv,.tsv,.txt,.xlsx,.xlsm,.xlsb,.xls,.ods"}),
        allow_empty_file=True,  # the reading code has the better sentence for it
    )
    source = forms.ChoiceField(label=gettext_lazy("Which system is it from?"))
    new_source = forms.CharField(
        label=gettext_lazy("Or one we have not heard of"),
        help_text=gettext_lazy("Such as FS, Peppi or the course office: the same name every time."),
        max_length=NAME_LENGTH,
        required=False,
    )

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        names = Source.objects.visible_to(request.viewer).order_by("name").values_list("name", "name")
        self.fields["source"].choices = [(THE_FILE, gettext_lazy("As the file says")), *names]  # type: ignore[attr-defined]
        if getattr(request, "too_big", False):  # it was sent, and not even kept: see `uploads.Bounded`
            self.fields["file"].error_messages["required"] = Refused.sentences["too-big"]

    def clean(self):
        chosen, written = self.cleaned_data.get("source", ""), source_name(self.cleaned_data.get("new_source", ""))
        chosen = "" if chosen == THE_FILE else chosen
        if chosen and written not in {"", chosen}:
            self.add_error("new_source", _("Choose a system above or write a new one here, not both."))
        return self.cleaned_data | {"source": written or chosen}

    def refuse(self, refused: Refused) -> None:
        self.add_error("source" if refused.code == "no-source" else "file", str(refused))


class ColumnsForm(forms.Form):
    """A choice for each column that can be chosen. `guess`: what the headings say; `current`: as corrected."""

    def __init__(self, *args, columns: list[Column], guess: Recognised, current: Recognised, **kwargs):
        super().__init__(*args, **kwargs)
        self.columns, self.guess = columns, guess
        taken = {index: name for name, index in current.columns.items()}
        for column in columns:
            if column.can_be_chosen:
                self.fields[f"column-{column.place}"] = _choice(column, taken.get(column.place, ""))

    def rows(self) -> list[tuple[Column, forms.BoundField | None]]:
        """Each column with its choice, or None."""
        return [(column, self[f"column-{column.place}"] if column.can_be_chosen else None) for column in self.columns]

    def clean(self):
        chosen: dict[str, int] = {}
        for column in self.columns:
            field = self.cleaned_data.get(f"column-{column.place}")
            if field in chosen:
                self.add_error(
                    f"column-{column.place}",
                    _("Two columns cannot both be this: %(field)s.") % {"field": LABELS[field]},
                )
            elif field:
                chosen[field] = column.place
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
        widget=forms.Select({"aria-labelledby": f"heading-{column.place}"}),
    )
