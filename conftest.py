"""What every test starts from: state in a folder of its own, one of the two databases, and the cast."""

import os
import tempfile

import pytest

# Before Django reads its settings: each test process (xdist has several) keeps its state to itself.
os.environ["KOHORT_HOME"] = tempfile.mkdtemp(prefix="kohort-test-")
os.environ["KOHORT_MODE"] = os.environ.get("KOHORT_MODE", "demo")

pytest_plugins = ["tests.databases", "tests.cast", "tests.smtp"]


@pytest.fixture(autouse=True)
def fresh_index(settings, tmp_path):
    """No test finds what another one indexed."""
    settings.KOHORT_HOME = tmp_path


@pytest.fixture(autouse=True)
def plain_static_files(settings):
    """Pages name their static files without the manifest that set-up makes."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
