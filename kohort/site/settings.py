"""Settings. An operator sets environment variables; everything else is decided here (see docs/operating.md).

KOHORT_HOME (state, default ./var) · DATABASE_URL · KOHORT_URL (public address) · KOHORT_MODE (production | demo | test)
· EMAIL_URL (smtp://user:password@host:port) · KOHORT_MAIL_FROM · KOHORT_REPLY_TO · KOHORT_LETTERS_PER_MINUTE
· KOHORT_PROXIES (how many of ours are in front) · KOHORT_PROVIDERS (a file)
"""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url

from .engine import use_sound_sqlite
from .secret import secret_key

use_sound_sqlite()

ROOT = Path(__file__).resolve().parents[2]
KOHORT_HOME = Path(os.environ.get("KOHORT_HOME", "var")).resolve()
KOHORT_HOME.mkdir(parents=True, exist_ok=True)
KOHORT_URL = os.environ.get("KOHORT_URL", "http://localhost:8000").rstrip("/")
MODE = os.environ.get("KOHORT_MODE", "production")
DEMO = MODE == "demo"
DEBUG = False

_public = urlsplit(KOHORT_URL)
HTTPS = _public.scheme == "https"
SECRET_KEY = secret_key(KOHORT_HOME)
ALLOWED_HOSTS = [_public.hostname or "127.0.0.1", "127.0.0.1", "localhost"]

INSTALLED_APPS = [
    "kohort.site",
    "kohort.demo",
    "kohort.home",
    "kohort.privacy",
    "kohort.notices",
    "kohort.concerns",
    "kohort.conversations",
    "kohort.groups",
    "kohort.opportunities",
    "kohort.stories",
    "kohort.events",
    "kohort.giving",
    "kohort.claims",
    "kohort.register",
    "kohort.people",
    "kohort.accounts",
    "kohort.institutions",
    "kohort.activity",
    "kohort.search",
    "kohort.access",
    "kohort.kit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kohort.site.middleware.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "kohort.notices.presence.PresenceMiddleware",
    "kohort.people.viewing.ViewerMiddleware",
    "kohort.accounts.sessions.SessionMiddleware",
    "kohort.accounts.language.LanguageMiddleware",
    "kohort.site.middleware.TextMiddleware",
    "kohort.access.gate.AccessMiddleware",
]
FORM_RENDERER = "kohort.kit.forms.Renderer"
ROOT_URLCONF = "kohort.site.urls"
WSGI_APPLICATION = "kohort.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "kohort.kit.context.page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "kohort.kit.templatetags.kit",
            ],
        },
    }
]

# --- data ---------------------------------------------------------------------------------------------------------
_url = os.environ.get("DATABASE_URL", f"sqlite:///{KOHORT_HOME / 'kohort.sqlite3'}")
DATABASES = {"default": dj_database_url.parse(_url, conn_max_age=None, conn_health_checks=True)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",  # the default mode answers "database is locked" under two writers
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        "PRAGMA secure_delete=ON; PRAGMA recursive_triggers=ON; PRAGMA journal_size_limit=67108864;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}  # nothing here needs one

# --- who is who ---------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME, LANGUAGE_COOKIE_NAME = (
    ("__Host-session", "__Host-csrf", "__Host-language") if HTTPS else ("session", "csrf", "language")
)
CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "kohort.site.errors.csrf_failure"

# --- headers ------------------------------------------------------------------------------------------------------
SECURE_HSTS_SECONDS = 63072000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
_self = ["'self'"]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": _self,
        "style-src": _self,
        "img-src": _self,
        "font-src": _self,
        "connect-src": _self,
        "manifest-src": _self,
        "form-action": _self,
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
    }
}
_unused = ("camera", "geolocation", "microphone", "payment", "usb")
PERMISSIONS_POLICY: dict[str, list[str]] = {name: [] for name in _unused}

# --- words --------------------------------------------------------------------------------------------------------
USE_TZ = True
TIME_ZONE = "Europe/Oslo"
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("nb", "Bokmål"),
    ("nn", "Nynorsk"),
    ("fi", "Suomi"),
    ("sv", "Svenska"),
]
LOCALE_PATHS = [ROOT / "kohort" / "locale"]

# --- files --------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = ROOT / ".static"
STATICFILES_DIRS = [ROOT / ".front-end"]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": KOHORT_HOME / "files"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20
FILE_UPLOAD_HANDLERS = [
    "kohort.register.uploads.Bounded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# --- mail ---------------------------------------------------------------------------------------------------------
_mail = urlsplit(os.environ.get("EMAIL_URL", "smtp://127.0.0.1:25"))
EMAIL_BACKEND = "kohort.demo.mail.DemoBackend" if DEMO else "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST, EMAIL_PORT = _mail.hostname, _mail.port or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_mail.username or ""), unquote(_mail.password or "")
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.scheme == "smtp+tls", _mail.scheme == "smtps"
EMAIL_TIMEOUT = 20
LETTERS_PER_MINUTE = int(os.environ.get("KOHORT_LETTERS_PER_MINUTE", "120"))  # of invitations, of all institutions
DEFAULT_FROM_EMAIL = os.environ.get("KOHORT_MAIL_FROM", f"Kohort <kohort@{_public.hostname}>")
SECURITY_CONTACT = os.environ.get("KOHORT_SECURITY_CONTACT", "")  # for security.txt, with the day until which it holds
SECURITY_EXPIRES = os.environ.get("KOHORT_SECURITY_EXPIRES", "")
REPLY_TO = os.environ.get("KOHORT_REPLY_TO", "")  # the mailbox whose subaddresses take answers; see `kohort mail-in`

# --- who may know whom: lists by which the lower reaches the upper --------------------------------------------------
COMMANDS = [
    "kohort.site.commands.serve",
    "kohort.site.commands.worker",
    "kohort.site.commands.check",
    "kohort.institutions.commands.institution",
    "kohort.accounts.commands.office",
    "kohort.register.commands.import_file",
    "kohort.people.commands.reindex",
    "kohort.conversations.commands.mail_in",
    "kohort.privacy.commands.erase_again",
    "kohort.demo.commands.demo",
]

LEADS = "kohort.groups.board.models.groups_led"  # person id -> ids of groups
GUESTS = "kohort.groups.entering.models.groups_of_guest"  # (account id, institution) -> ids of groups
HOUSE_POLICY = "kohort.giving.limits.models.Policy"  # .of(institution).outsiders_post: employers from outside may post
LANDINGS = ["kohort.groups.entering.models.institutions_of_guest"]  # account id -> ids of institutions to sign in to
EVENT_REFUSALS = "kohort.notices.events_wishes.refusals"  # institution -> ids of people not to be asked, as a query
APPROACH = "kohort.giving.limits.asking.may_approach"  # (person id, what for) -> bool, and then it counts
BUSY = "kohort.giving.limits.asking.busy"  # institution id -> ids of people not to be asked now, as a query
FACTS_CHANGED = [
    "kohort.groups.rules.changed",
    "kohort.events.inviting.following.changed",
    "kohort.giving.suggesting.indexing.changed",
]  # person ids -> None, in the transaction that changed what is known of them
VANISHING = [
    "kohort.giving.mentoring.losing.lose",
    "kohort.giving.asks.losing.lose",
    "kohort.giving.desk.bygone.keep",  # after what has just ended is counted
]  # person ids -> None, in the transaction that will delete them
WELCOMES = ["kohort.demo.personas.welcome"] if DEMO else []
INDEXES = [  # what can be searched
    "kohort.people.indexing.CONTENTS",
    "kohort.conversations.indexing.CONTENTS",
    "kohort.giving.suggesting.indexing.CONTENTS",
]
SEGMENT_FACETS = ["kohort.people.facets.FACETS", "kohort.giving.finding.FACETS"]
INDEX_TRACES = ["kohort.giving.finding.TRACES"]  # {kind of fact: what it leaves in the index}
LOG_SENTENCES = ["kohort.privacy.sentences.SENTENCES"]  # {verb: Sentence, or None for what nobody's log tells}
BEFORE_SERVING = ["kohort.privacy.returned.before_serving"]  # () -> sentences for whoever starts the server
FIRST_VISIT = [  # the steps of somebody's first minutes here, each a kohort.people.steps.Step
    "kohort.claims.is_this_you.YOU",
    "kohort.people.first_steps.WORK",
    "kohort.people.first_steps.SEEN_BY",
    "kohort.giving.steps.OFFERS",
    "kohort.notices.steps.LETTERS",
]
ARRIVALS = ["kohort.claims.arriving.arrive"]  # (request, account, institution, identity) -> path or None, after OIDC
UNKNOWN_ADDRESSES = [
    "kohort.claims.knocking.knock"
]  # (email, institution or None) -> job arguments or None: no account signs in by it
FIGURES = [  # (institution, since, until) -> [activity.engagement.Figure]: what apps beside giving count
    "kohort.opportunities.figures.figures",
    "kohort.events.figures.figures",
    "kohort.conversations.figures.figures",
]
EXPORT_COLUMNS = ["kohort.giving.finding.column"]  # person ids -> {(person id, study id or None): {column: value}}
FACTOR_STAND_INS = ["kohort.demo.factor.button"] if DEMO else []  # (request, path) -> html instead of a passkey
DAILY = [  # what the worker calls once a day
    "kohort.accounts.sweeping.sweep",
    "kohort.privacy.finished.forget_jobs",
    "kohort.groups.entering.sweeping.sweep",
    "kohort.groups.rules.follow_everywhere",
    "kohort.events.seats.sweeping.sweep",
    "kohort.events.door.sweeping.sweep",
    "kohort.giving.asks.sweeping.sweep",
    "kohort.opportunities.sweeping.sweep",
    "kohort.giving.mentoring.checks.sweep",
    "kohort.notices.opportunities_rounds.tell_followers",
    "kohort.notices.rounds.round_of_the_day",
    "kohort.events.inviting.following.follow_everywhere",
    "kohort.giving.sweeping.sweep",
    "kohort.giving.limits.sweeping.sweep",
    "kohort.notices.events_rounds.remind",
    "kohort.notices.giving_offers.ask_once",
]
HEALTH_CHECKS = [
    "kohort.home.well_known.problems",
    "kohort.conversations.replying.problems",
    "kohort.people.indexing.problems",
    "kohort.conversations.indexing.problems",
    "kohort.giving.suggesting.indexing.problems",
    "kohort.accounts.providers.problems",
    "kohort.privacy.returned.problems",
    "kohort.notices.sending.problems",
]

from .login import *  # noqa: E402, F403  (allauth's many settings keep their own page)
from .logs import LOGGING as LOGGING  # noqa: E402
from .panels import *  # noqa: E402, F403  (what is drawn on whose page)
from .readers import READERS as READERS  # noqa: E402
