"""Ada with everything there can be about her, and Bo with the same about him."""

import pytest

from kohort.accounts.models import Account
from kohort.people.jobs import rebuild
from tests.jobs import run_jobs

from .everything import Everything


@pytest.fixture
def staff(cast):
    """Kari's login: she wrote it all. Its address is a canary of a third person."""
    account = Account.objects.get(pk=cast.kari.account_id)
    account.email = "karicanary@example.org"
    account.save()
    return account


@pytest.fixture
def ada(cast, staff):
    return Everything(cast.ada, "adakanari", staff).make()


@pytest.fixture
def bo(cast, staff):
    return Everything(cast.bo, "bokanarix", staff).make()


@pytest.fixture
def indexed(cast):
    """The cast in the index."""
    rebuild.enqueue()
    run_jobs()
