"""System check: no library's model that reaches an account escapes the copy and the erasure. Ours: `access.checks`."""

from django.apps import apps
from django.core.checks import Error, register

from kohort.access.reaching import reaches_somebody

from .libraries import LIBRARIES


@register
def what_libraries_keep_is_decided(app_configs, **kwargs):
    return [
        Error(f"{m._meta.label} reaches an account and is not in privacy.libraries", id="privacy.E001")
        for m in apps.get_models()
        if not hasattr(m, "personal") and m._meta.label not in LIBRARIES and reaches_somebody(m)
    ]
