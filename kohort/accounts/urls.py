"""Signing in and out, and the language switch. The names are those by which allauth finds its pages."""

from django.urls import path

from kohort.access.gate import public, with_rule

from . import signing, views

sign_in = with_rule(signing.SignIn.as_view(), public)

urlpatterns = [
    path("sign-in/", sign_in, name="account_login"),
    path("sign-in/", sign_in, name="account_request_login_code"),
    path("sign-in/", sign_in, name="account_reauthenticate"),
    path("sign-in/code/", with_rule(signing.EnterCode.as_view(), public), name="account_confirm_login_code"),
    path("sign-in/help/", signing.getting_in, name="account_signup"),
    path("sign-in/help/", signing.getting_in, name="account_inactive"),
    path("sign-in/help/", signing.getting_in, name="account_email_verification_sent"),
    path("sign-out/", signing.sign_out, name="account_logout"),
    path("language/", views.language, name="language"),
]
