"""System checks: no model of ours escapes the guard, and none that reaches a person or an account escapes erasure."""

from django.apps import apps
from django.core.checks import Error, register
from django.db.models import OneToOneField

from .guard import ForeignKey, Guarded, _is_guarded
from .reaching import reaches_somebody


def _ours():
    return [m for m in apps.get_models() if m.__module__.startswith("kohort.")]


@register
def every_model_is_guarded_or_open(app_configs, **kwargs):
    return [
        Error(f"{m._meta.label} is neither Guarded nor Open with a reason", id="access.E001")
        for m in _ours()
        if not issubclass(m, Guarded) and not getattr(m, "open_because", None)
    ]


@register
def keys_to_guarded_rows_are_guarded(app_configs, **kwargs):
    return [
        Error(f"{f} leads round the guard: use kohort.access.guard.ForeignKey", id="access.E002")
        for m in _ours()
        for f in m._meta.get_fields()
        if f.concrete and f.is_relation and _is_guarded(f.related_model)
        if isinstance(f, OneToOneField) or not isinstance(f, ForeignKey)
    ]


@register
def guarded_rows_have_no_default_order(app_configs, **kwargs):
    return [
        Error(f"{m._meta.label}.Meta.ordering would join into it from elsewhere", id="access.E003")
        for m in _ours()
        if issubclass(m, Guarded) and m._meta.ordering
    ]


@register
def what_reaches_somebody_says_what_erasure_does(app_configs, **kwargs):
    return [
        Error(f"{m._meta.label} reaches a person or an account and has no `personal`", id="access.E004")
        for m in _ours()
        if not hasattr(m, "personal") and reaches_somebody(m)
    ]
