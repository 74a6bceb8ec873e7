import pytest

from kohort.search.index import Index


@pytest.fixture
def index(tmp_path):
    """An index that is built and empty."""
    found = Index(tmp_path / "index")
    found.rebuild([])
    return found
