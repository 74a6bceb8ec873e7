"""How people sign in (django-allauth): by a code sent to an address on record, never by a password."""

import os

ACCOUNT_ADAPTER = "kohort.accounts.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_REQUIRED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600  # seconds; OWASP ASVS 5.0, 6.5.5: at most ten minutes
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True  # makes allauth call the adapter for unknown addresses too; it sends them nothing
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
MFA_ADAPTER = "kohort.accounts.passkeys.Adapter"
MFA_SUPPORTED_TYPES = ["webauthn"]
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # a fingerprint, a face or a PIN: one passkey is two factors
ACCOUNT_RATE_LIMITS = False  # allauth counts in the cache; kohort.accounts.limits counts exactly
ALLAUTH_TRUSTED_PROXY_COUNT = int(
    os.environ.get("KOHORT_PROXIES", "0")
)  # proxies of ours before X-Forwarded-For counts

# through an institution (kohort.accounts.institutional): nobody is known by an address, nothing is kept of a token
KOHORT_PROVIDERS = os.environ.get("KOHORT_PROVIDERS", "")  # a file; without it providers.toml in KOHORT_HOME
SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = False
SOCIALACCOUNT_AUTO_SIGNUP = SOCIALACCOUNT_STORE_TOKENS = SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_REQUESTS_TIMEOUT = 4  # seconds; somebody waits
