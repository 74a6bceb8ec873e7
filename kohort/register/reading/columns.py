"""Which column of a register file is what, told by its headings in five languages or by the office's own mapping."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from kohort.kit.tables import Refused, Table

from .headings import folded, known_headings

NAME = _("name")
PROGRAMME = _("programme")
AWARD = _("date or year of the degree")
LANGUAGES = ("nb", "nn", "fi", "sv", "en")
FIELDS = frozenset(field for field, _language in known_headings().values()) - {"identity"}

SIGNS = {  # headings only this shape has; two of them make the shape
    "canonical": {
        "sourcesystem",
        "sourcepersonid",
        "sourcedegreeid",
        "givennames",
        "programmecode",
        "awarddate",
    },
    "fs": {"personlopenummer", "gradslopenummer", "studieprogramkode", "gradsbetegnelse", "datooppnadd"},
    "peppi": {
        "henkilontunniste",
        "suorituksenavain",
        "tutkintoohjelmankoodi",
        "tutkintonimike",
        "oppilaitostunnus",
    },
}
KINDS = {  # how far a long number in a column may be something else than a person's; see `identity`
    "phone": re.compile(r"phone|telefon|^te?lf|mobil|puh(elin)?|gsm|fax"),
    "id": re.compile(
        r"(id|nr|no|nro|num(me|be|e)ro?|tunnus|tunniste|avain|kode|koodi|kod|code|key|oid|iban|konto|tili)$"
    ),
    "date": re.compile(r"dato|date|datum|pvm|paiva|time(stamp)?$"),
}


class NotARegister(Refused):
    """A table, but not one of graduates."""

    sentences = Refused.sentences | {
        "no-header": _("The headings were not recognised. Put them in the first row, or say which column is which."),
        "missing-columns": _("The file lacks a column for: %(missing)s. Add it, or say which column it is."),
        "unknown-heading": _("The file has no column called %(heading)s."),
    }


@dataclass(frozen=True)
class Recognised:
    """`columns`: field -> column index. `shape`: fs, peppi, canonical or other. `language`: of most headings, or ""."""

    header: tuple[str, ...]
    columns: dict[str, int]
    unrecognised: tuple[str, ...]
    identity: frozenset[int]
    shape: str
    language: str
    heading_languages: dict[str, str] = field(default_factory=dict)

    def kind(self, column: int) -> str:
        """identity, phone, id, date or text."""
        if column in self.identity:
            return "identity"
        heading = folded(self.header[column])
        return next((kind for kind, sign in KINDS.items() if sign.search(heading)), self._kind_of_field(column))

    def _kind_of_field(self, column: int) -> str:
        name = next((name for name, index in self.columns.items() if index == column), "")
        return "phone" if name == "phone" else "id" if name.endswith(("_id", "_code")) else "text"

    @property
    def missing(self) -> list:
        """What a register needs and this one has no column for, as translatable words."""
        has = self.columns.keys()
        name = "full_name" in has or {"given_names", "surname"} <= has
        programme = "programme_code" in has or any(field.startswith("programme_name") for field in has)
        award = not has.isdisjoint({"award_date", "award_year"})
        return [word for word, there in ((NAME, name), (PROGRAMME, programme), (AWARD, award)) if not there]

    def checked(self) -> "Recognised":
        """Itself. Raises NotARegister (no-header, missing-columns)."""
        if len(self.columns) < 2:
            raise NotARegister("no-header")
        if self.missing:
            raise NotARegister("missing-columns", missing=", ".join(map(str, self.missing)))
        return self


def recognise(header: Sequence[str], mapping: Mapping[str, str] | None = None) -> Recognised:
    """`mapping` {field: heading} from a person wins over what the headings say; "" as heading leaves the field out.

    Raises NotARegister: no-header, missing-columns, unknown-heading.
    """
    return read_headings(header, mapping).checked()


def recognise_table(table: Table, mapping: Mapping[str, str] | None = None) -> Recognised:
    """As `recognise`, but looks for the header among the first records, past titles, and tells the table."""
    guesses = [(number, [str(cell) for cell in cells]) for number, cells in table.head]
    table.take_header(max(guesses, key=lambda guess: len(read_headings(guess[1], None).columns))[0])
    return recognise(table.header, mapping)


def read_headings(header: Sequence[str], mapping: Mapping[str, str] | None) -> Recognised:
    """As `recognise`, but unchecked: also what is not enough for a register."""
    found = [_meaning(heading) for heading in header]
    columns: dict[str, int] = {}
    for index, (name, _language) in enumerate(found):
        if name and name != "identity":
            columns.setdefault(name, index)
    columns = _mapped(header, columns, mapping or {})
    identity = frozenset(index for index, (name, _language) in enumerate(found) if name == "identity")
    languages = Counter(language for _name, language in found if language in LANGUAGES)
    return Recognised(
        header=tuple(header),
        columns=columns,
        unrecognised=tuple(h for i, h in enumerate(header) if h and i not in columns.values() and i not in identity),
        identity=identity,
        shape=_shape(header),
        language=languages.most_common(1)[0][0] if languages else "",
        heading_languages={name: found[index][1] for name, index in columns.items()},
    )


def _meaning(heading: str) -> tuple[str, str]:
    """(field, language), or ("", ""): the whole heading first, then its parts ("Etternavn / Surname", "Navn *")."""
    parts = [heading, re.sub(r"\(.*?\)", "", heading), *re.split(r"[/|(\[\n]", heading)]
    known = known_headings()
    return next((known[folded(part)] for part in parts if folded(part) in known), ("", ""))


def _mapped(header: Sequence[str], columns: dict[str, int], mapping: Mapping[str, str]) -> dict[str, int]:
    unknown = next((heading for heading in mapping.values() if heading and heading not in header), None)
    if unknown is not None:
        raise NotARegister("unknown-heading", heading=unknown)
    chosen = {name: header.index(heading) for name, heading in mapping.items() if heading and name in FIELDS}
    free = {n: i for n, i in columns.items() if n not in mapping and i not in chosen.values()}
    return free | chosen


def _shape(header: Sequence[str]) -> str:
    headings = {folded(heading) for heading in header}
    best = max(SIGNS, key=lambda shape: len(SIGNS[shape] & headings))
    return best if len(SIGNS[best] & headings) >= 2 else "other"
