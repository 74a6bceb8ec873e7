"""How long one stays signed in, and what ends it at once."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AnonymousUser

from kohort.access.viewer import Role
from kohort.accounts.models import Account, OfficeRole, OpenSession
from kohort.accounts.signing_in import sign_in


@pytest.fixture
def after(clock):
    """`after(client, minutes=20)`: look at the institution's home page then; still signed in?"""

    def looked(client, **passed):
        clock.shift(timedelta(**passed))
        client.get("/nordvik/")
        return SESSION_KEY in client.session

    return looked


def test_the_office_is_out_after_half_an_hour_unused(browse, after):
    client = browse("kari")
    assert after(client, minutes=0)
    assert after(client, minutes=29)
    assert after(client, minutes=29)
    assert not after(client, minutes=31)


def test_the_office_is_out_after_twelve_hours_however_busy(browse, after):
    client = browse("arne")
    assert all(after(client, minutes=20) for _ in range(36))
    assert not after(client, minutes=21)


def test_members_stay_a_month_unused_and_half_a_year_in_all(browse, after):
    client = browse("ada")
    assert after(client, days=0)
    assert after(client, days=29)
    assert all(after(client, days=20) for _ in range(7))
    assert not after(client, days=20)
    assert after(browse("bo"), days=0)
    assert not after(browse("bo"), days=31)


def test_a_new_role_shortens_the_session_that_is_open(cast, browse, after):
    client = browse("ada")
    assert after(client, minutes=0)
    OfficeRole.give(cast.ada.account, cast.here, Role.COORDINATOR)
    assert not after(client, minutes=31)


def test_whose_time_is_up_is_asked_to_sign_in_and_comes_back(cast, browse, clock):
    client = browse("kari")
    client.get("/nordvik/")
    clock.shift(timedelta(minutes=31))
    page = client.get("/nordvik/", follow=True)
    assert page.wsgi_request.viewer.account_id is None
    assert page.wsgi_request.viewer.institution_id == cast.here.pk
    assert "Sign in again" in client.get("/sign-in/").content.decode() + page.content.decode()


def test_a_closed_account_is_out_at_once_and_for_good(cast, browse, after):
    client = browse("ada")
    assert after(client, minutes=0)
    accounts = Account.objects.filter(pk=cast.ada.account_id)
    accounts.update(is_active=False)
    assert not after(client, minutes=0)
    accounts.update(is_active=True)
    assert not after(client, minutes=0)


def test_reading_rarely_writes(browse, clock):
    client = browse("ada")
    client.get("/nordvik/")
    stamped = client.session["seen"]
    clock.shift(timedelta(hours=1))
    client.get("/nordvik/")
    assert client.session["seen"] == stamped
    clock.shift(timedelta(days=2))
    client.get("/nordvik/")
    assert client.session["seen"] > stamped


def test_signing_in_twice_in_one_browser_is_one_session_under_a_new_id(cast, client, rf):
    account = Account.objects.get(pk=cast.ada.account_id)
    keys = []
    for _time in range(2):
        request = rf.post("/")
        request.session, request.user = client.session, account if keys else AnonymousUser()
        sign_in(request, account, way="code")
        request.session.save()
        client.cookies[settings.SESSION_COOKIE_NAME] = request.session.session_key
        keys.append(request.session.session_key)
    assert keys[0] != keys[1]
    assert [one.session_id for one in OpenSession.objects.filter(account=account)] == keys[1:]
