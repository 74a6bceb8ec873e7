"""An empty institution to import into, and the cast's beside it."""

import pytest

from .importing import Register


@pytest.fixture
def register(cast, tmp_path):
    """The register of an institution where nobody is yet; `cast` lives elsewhere."""
    from kohort.institutions.models import Institution  # settings are read by now

    names = {"nb": "Høgskolen på Lysbu"}
    return Register(Institution.objects.create(slug="lysbu", names=names, language="nb", country="NO"), tmp_path)
