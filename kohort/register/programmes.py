"""Programmes and units of a file: found by code, else by name, created when they are new."""

from collections.abc import Iterable

from kohort.institutions.models import Institution, Programme, Unit
from kohort.kit.folding import fold

from .reading import Row


class Programmes:
    """An institution's programmes while a file is read. `key` is the same for rows of one programme."""

    def __init__(self, institution: Institution, language: str):
        self.institution = institution
        self.language = institution.language
        self.spoken = language or institution.language
        self.by_code: dict[str, Programme] = {}
        self.by_name: dict[str, str] = {}
        self.units = {unit.code: unit for unit in Unit.objects.filter(institution=institution)}
        self.made: dict[str, list[int]] = {"programmes": [], "units": []}
        for programme in Programme.objects.filter(institution=institution):
            self._know(programme)

    def _know(self, programme: Programme) -> None:
        self.by_code[programme.code] = programme
        for name in programme.names.values():
            self.by_name.setdefault(fold(name), programme.code)

    def key(self, row: Row) -> str:
        """The code; without one, that of a programme with this name in any language, else one made of the name."""
        if row.programme_code:
            return row.programme_code[:60]
        folded = [fold(name) for name in row.programme_names.values()]
        known = next((self.by_name[name] for name in folded if name in self.by_name), "")
        return known or "-".join(folded[0].split())[:60] or "-"

    def expect(self, row: Row) -> bool:
        """Whether this row is the first of a programme that is not there yet. Nothing is written."""
        key = self.key(row)
        new = key not in self.by_code
        if new:
            self._know(Programme(institution=self.institution, code=key, names=self._names(row, key)))
        return new

    def known_id(self, row: Row) -> int | None:
        programme = self.by_code.get(self.key(row))
        return programme.pk if programme else None

    def ready(self, rows: Iterable[Row]) -> dict[str, Programme]:
        """The programmes of these rows by key, created or completed with names in further languages."""
        found: dict[str, Programme] = {}
        for row in rows:
            key = self.key(row)
            if key not in found:
                found[key] = self._ready(key, row)
            elif row.programme_names.keys() - found[key].names.keys():
                self._complete(found[key], row)
        return found

    def _ready(self, key: str, row: Row) -> Programme:
        programme = self.by_code.get(key)
        if programme and programme.pk:
            self._complete(programme, row)
            return programme
        values = {"names": self._names(row, key), "level": row.level, "unit": self._unit(row)}
        programme, is_new = Programme.objects.get_or_create(institution=self.institution, code=key, defaults=values)
        if is_new:
            self.made["programmes"].append(programme.pk)
        self._know(programme)
        return programme

    def _complete(self, programme: Programme, row: Row) -> None:
        """Names in languages it lacks; what it is called already stays."""
        missing = {k: v for k, v in self._names(row, "").items() if v and k not in programme.names}
        if missing:
            programme.names = programme.names | missing
            programme.save(update_fields=["names"])
            self._know(programme)

    def _names(self, row: Row, otherwise: str) -> dict[str, str]:
        named = {language or self.spoken: name for language, name in row.programme_names.items()}
        return named or {self.language: otherwise}

    def _unit(self, row: Row) -> Unit | None:
        code = (row.org_unit_code or "-".join(fold(row.unit_name).split()))[:40]
        if code and code not in self.units:
            names = {self.spoken: row.unit_name or code}
            unit, is_new = Unit.objects.get_or_create(
                institution=self.institution, code=code, defaults={"names": names}
            )
            self.units[code] = unit
            if is_new:
                self.made["units"].append(unit.pk)
        return self.units.get(code)
