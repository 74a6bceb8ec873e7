"""The site in this process, called as a server calls it: the real handler, the real middleware, no sockets."""

from collections.abc import Callable
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client, override_settings

from kohort.access.viewer import Viewer
from kohort.accounts.models import Account
from kohort.demo.personas import PERSONAS, address_of
from kohort.institutions.models import Institution
from kohort.people.viewing import viewer_for

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ADDRESSES = "bench.floors"  # those of the site, and the floors'

Get = Callable[[str], bytes]


def as_persona(name: str) -> Get:
    """The site as one of the demo's people sees it."""
    return as_account(Account.objects.at(address_of(name)))


def as_account(account: Account) -> Get:
    """The site signed in."""
    client = Client()
    client.force_login(account, BACKEND)
    return _getter(_handler(settings.MIDDLEWARE), client.cookies.output(attrs=[], header="", sep=";").strip())


def viewer_of(name: str) -> Viewer:
    """The eyes of a persona."""
    institution = Institution.objects.get(slug=PERSONAS[name].institution)
    return viewer_for(Account.objects.at(address_of(name)).pk, institution, proven=True)


def without_middleware() -> Get:
    """Views alone: no session, nobody signed in."""
    return _getter(_handler([]), "")


def _handler(middleware: list[str]) -> WSGIHandler:
    settings.ROOT_URLCONF = ADDRESSES
    with override_settings(MIDDLEWARE=middleware):
        return WSGIHandler()


def _getter(handler: WSGIHandler, cookies: str) -> Get:
    def get(address: str) -> bytes:
        path, _mark, query = address.partition("?")
        environ = {"PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "127.0.0.1", "HTTP_COOKIE": cookies}
        setup_testing_defaults(environ)
        answer = handler(environ, _check_status)
        body = b"".join(answer)
        answer.close()
        return body

    return get


def _check_status(status: str, headers: list, _error=None) -> None:
    if not status.startswith("200"):
        raise RuntimeError(f"The site answered {status}")
