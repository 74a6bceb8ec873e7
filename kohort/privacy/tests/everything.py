"""A row of every model that reaches somebody, made from the models themselves: what a new one adds is tested unasked.

Every text in it that has room for one is a canary, and no two are the same.
"""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

from allauth.mfa.models import Authenticator
from django.utils import timezone
from PIL import Image

from kohort.access.guard import Guarded
from kohort.access.viewer import Role
from kohort.accounts.models import Account, OfficeRole
from kohort.people.models import Person
from kohort.privacy.mine import models
from kohort.register.models import Merge

WHY = "a test looks at everything"


class Everything:
    """All there can be about `person`, written by `author` (an Account). `word` begins each canary."""

    def __init__(self, person: Person, word: str, author: Account | None = None):
        self.person, self.word, self.author = person, word, author
        self.rows: dict[type, Any] = {Person: person, Account: person.account}
        self.canaries: list[str] = []
        self.making: set[type] = set()

    def make(self) -> "Everything":
        for model, _personal in models():
            self.row_of(model)
        return self

    def row_of(self, model):
        """The one row of a model, made when it is asked for first."""
        if model not in self.rows:
            self.making.add(model)
            row = model(**{one.attname: self.value(one) for one in model._meta.concrete_fields if self.is_mine(one)})
            if isinstance(row, Merge):  # the older one first
                row.one_id, row.other_id, row.joined_into_id = None, None, self.person.pk
            if isinstance(row, OfficeRole):  # the cast have the others
                row.role = Role.ANALYST
            if isinstance(row, Authenticator):
                row.type = "webauthn"
            model._default_manager.bulk_create([row])
            self.rows[model] = row
        return self.rows[model]

    def is_mine(self, column) -> bool:
        return not (column.primary_key and column.get_internal_type().endswith("AutoField"))

    def value(self, column):
        if column.is_relation:
            return self.target(column)
        if column.choices:
            return column.choices[0][0]
        if column.has_default() and not column.editable:  # a key of its own
            return column.get_default()
        return self.plain(column)

    def target(self, key):
        model = key.related_model
        if key.name == "by" and model is Person and key.model.personal.words:
            return self.person.pk
        if key.name == "by" or key.name.endswith("_by"):
            return self.author and self.author.pk if model is Account else None
        if model._meta.label == "institutions.Institution":
            return self.person.institution_id
        in_a_circle = model in self.making
        if key.null and model not in self.rows and (in_a_circle or not issubclass(model, Guarded)):
            return None
        return self.row_of(model).pk

    def plain(self, column):
        kind = column.get_internal_type()
        if kind in ("CharField", "TextField", "EmailField"):
            return self.canary() if (column.max_length or 999) >= len(self.word) + 3 else "x"
        if kind == "BinaryField":
            return self.canary().encode() if column.max_length else a_picture() + self.canary().encode()
        if kind == "JSONField":
            return [] if isinstance(column.get_default(), list) else {"name": self.canary()}
        if kind in ("DateField", "DateTimeField"):
            when = timezone.now() + timedelta(days=1)
            return when if kind == "DateTimeField" else date(2001, 2, 3)
        return {"BooleanField": False, "GenericIPAddressField": "192.0.2.7"}.get(kind, 7)

    def stays(self) -> list[str]:
        """Canaries of rows that are about nobody and merely lay beside: an import, a programme."""
        kept = {model: personal.words for model, personal in models() if not personal.erase}
        cells = [
            str({name: value for name, value in vars(row).items() if name not in kept.get(model, ())})
            for model, row in self.rows.items()
            if model in kept or not reaches(model)
        ]
        return [word for word in self.canaries if any(word in cell for cell in cells)]

    def goes(self) -> list[str]:
        stays = set(self.stays())
        return [word for word in self.canaries if word not in stays]

    def canary(self) -> str:
        self.canaries.append(f"{self.word}{len(self.canaries):03d}")
        return self.canaries[-1]


def reaches(model) -> bool:
    return model in {each for each, _personal in models()}


def a_picture() -> bytes:
    """One that can be opened, whatever stands behind it."""
    file = BytesIO()
    Image.new("RGB", (8, 8), "teal").save(file, "WEBP")
    return file.getvalue()


def whole_database() -> str:
    """Every cell of every row of every model."""
    from django.apps import apps  # the models are loaded by now

    found = []
    for model in apps.get_models():
        rows = model._default_manager.all()
        rows = rows.trusted(WHY) if hasattr(rows, "trusted") else rows
        for row in rows:
            cells = [getattr(row, one.attname) for one in model._meta.concrete_fields]
            found.append(f"{model._meta.label} {[bytes(c) if isinstance(c, memoryview) else c for c in cells]}")
    return "\n".join(found)
