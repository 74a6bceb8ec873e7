"""What every test starts from: the cast, a mailbox, and a state of its own. `tests/early.py` comes before."""

import os

import pytest
from hypothesis import Phase
from hypothesis import settings as hypothesis

pytest_plugins = ["tests.cast", "tests.smtp"]

# Where a fault is planted, finding it is enough: no time is spent on the smallest example, and no luck is needed.
hypothesis.register_profile("plain", deadline=None)  # speed is no business of tests
hypothesis.load_profile("plain")
hypothesis.register_profile("planted", phases=[Phase.explicit, Phase.generate], derandomize=True, deadline=None)
if os.environ.get("BUG"):
    hypothesis.load_profile("planted")


@pytest.fixture(autouse=True)
def fresh_state(settings, tmp_path):
    """No test finds what another one indexed or stored."""
    settings.KOHORT_HOME = tmp_path


@pytest.fixture(autouse=True)
def plain_static_files(settings, tmp_path):
    """Pages name their static files without the manifest that set-up makes, and no test's server looks through them."""
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
