"""Rows that refuse to be read until somebody has said for whom.

All reading in Django ends in a few methods of `sql.Query`; they are overridden here. Raw SQL, cursors and
`_base_manager` go round this and are banned by a test. `test_guard.py` is the contract on every Django upgrade.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from django.db import models
from django.db.models import Q, sql
from django.db.models.fields.related import ForeignKey as PlainForeignKey
from django.db.models.fields.related import ForwardManyToOneDescriptor

from kohort.kit.bugs import bug

from .viewer import Viewer

_checking_uniqueness: ContextVar[bool] = ContextVar("checking_uniqueness", default=False)


class Unguarded(RuntimeError):
    """A guarded row was about to be read on nobody's behalf. A fault of the code, never of the user."""

    def __init__(self, model):
        super().__init__(f"{model.__name__} was read without .visible_to(viewer) or .trusted(why)")


def _is_guarded(model) -> bool:
    return isinstance(model, type) and issubclass(model, Guarded)


class GuardedQuery(sql.Query):
    """A query in one of three states: refused, cleared for one viewer, or trusted."""

    cleared = trusted = False

    def check(self):
        if not (self.cleared or self.trusted or _checking_uniqueness.get() or self.is_empty()):
            raise Unguarded(self.model)

    def get_compiler(self, *args, **kwargs):
        self.check()
        return super().get_compiler(*args, **kwargs)

    def resolve_expression(self, *args, **kwargs):  # used as a subquery
        self.check()
        return super().resolve_expression(*args, **kwargs)

    def combine(self, rhs, connector):  # a | b, a & b
        self.check()
        rhs.check()
        return super().combine(rhs, connector)

    def names_to_path(self, names, *args, **kwargs):  # filter, exclude, values, annotate, order_by
        found = super().names_to_path(names, *args, **kwargs)
        path, rest = found[0], found[3]
        for place, step in enumerate(path, start=1):
            own_column = place == len(path) and step.direct and not step.m2m and names[-len(rest) - 1] in _columns(step)
            if not own_column:
                self.check_step(step)
        return found

    def add_select_related(self, fields):
        for name in fields:
            self.check_chain(name.split("__"))
        super().add_select_related(fields)

    def check_chain(self, names):
        for step in sql.Query.names_to_path(self, names, self.get_meta(), allow_many=True)[0]:
            self.check_step(step)

    def check_step(self, step):
        """A join may enter guarded rows only forwards, where seeing this row implies seeing that one."""
        if self.trusted or not _is_guarded(step.to_opts.model) or bug("join"):
            return
        implied = step.direct and not step.m2m and step.join_field.name in getattr(step.from_opts.model, "implies", ())
        if not implied:
            raise Unguarded(step.to_opts.model)


def _columns(step):
    return step.join_field.name, step.join_field.attname, "pk"


class GuardedQuerySet(models.QuerySet):
    """Reads nothing before `visible_to` or `trusted` was called."""

    query: GuardedQuery

    def __init__(self, model=None, query=None, using=None, hints=None):
        super().__init__(model, query or GuardedQuery(model), using, hints)

    def visible_to(self, viewer: Viewer):
        """The rows this viewer may see: tenant and visibility in one."""
        return self._marked(cleared=True).filter(self.model.seen_by(viewer))  # type: ignore[attr-defined]

    def trusted(self, why: str):
        """For the code that must see everything. `why` is for the reader of the code; grep finds them all."""
        return self._marked(trusted=True)

    def _marked(self, **state):
        clone = self._chain()  # type: ignore[attr-defined]  # Django's own way to a copy
        for name, value in state.items():
            setattr(clone.query, name, value)
        return clone

    def select_related(self, *fields):
        if not fields:
            raise TypeError("Name the relations: select_related('person')")
        return super().select_related(*fields)

    def update(self, **kwargs):
        self.query.check()
        return super().update(**kwargs)

    def delete(self):
        self.query.check()
        return super().delete()

    update.alters_data = delete.alters_data = True  # type: ignore[attr-defined]  # no template may call them


class OpenQuerySet(GuardedQuerySet):
    """Rows anyone may read; joins from them into guarded rows are still refused."""

    def __init__(self, model=None, query=None, using=None, hints=None):
        super().__init__(model, query, using, hints)
        self.query.cleared = True


class GuardedDescriptor(ForwardManyToOneDescriptor):
    """`row.person` follows a key only where seeing the row implies seeing the person."""

    def get_queryset(self, **hints):
        target, model = self.field.remote_field.model, self.field.model
        if _is_guarded(target) and self.field.name not in getattr(model, "implies", ()):
            raise Unguarded(target)
        return super().get_queryset(**hints)


class ForeignKey(PlainForeignKey):
    """A foreign key that does not lead round the guard. A check asks for it on every key to a guarded model."""

    forward_related_accessor_class = GuardedDescriptor


@contextmanager
def _uniqueness():
    """Django asks bare querysets whether a value is taken; here, and nowhere else, it may."""
    token = _checking_uniqueness.set(True)
    try:
        yield
    finally:
        _checking_uniqueness.reset(token)


class Checked(models.Model):
    """What guarded and open models share."""

    class Meta:
        abstract = True

    def validate_unique(self, exclude=None):
        with _uniqueness():
            super().validate_unique(exclude)

    def validate_constraints(self, exclude=None):
        with _uniqueness():
            super().validate_constraints(exclude)


class Guarded(Checked):
    """A model whose rows have viewers. `implies` names the keys whose target is seen by whoever sees the row;
    `may` maps an action to a rule `(row, viewer) -> bool`."""

    objects = GuardedQuerySet.as_manager()
    implies: tuple[str, ...] = ()
    may: dict = {}

    class Meta:
        abstract = True

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        raise NotImplementedError(f"{cls.__name__}.seen_by")

    def allows(self, viewer: Viewer, action: str) -> bool:
        """Deny, unless the model's `may` table says otherwise."""
        rule = self.may.get(action)
        return bool(rule and rule(self, viewer))


class Open(Checked):
    """A model that holds nothing anybody could be hurt by; `open_because` says why."""

    objects = OpenQuerySet.as_manager()
    open_because: str

    class Meta:
        abstract = True


NONE = Q(pk__in=[])
