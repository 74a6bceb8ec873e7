"""Signing in and out, one's ways in, and the language switch. The names account_* are those by which allauth finds
its pages, or our own after them."""

from django.urls import include, path

from kohort.access.gate import public, with_rule

from . import addresses, ceremonies, signing, stepping_up, views, ways_in

sign_in = with_rule(signing.SignIn.as_view(), public)

urlpatterns = [
    path("sign-in/", sign_in, name="account_login"),
    path("sign-in/", sign_in, name="account_request_login_code"),
    path("sign-in/", sign_in, name="account_reauthenticate"),
    path("sign-in/code/", with_rule(signing.EnterCode.as_view(), public), name="account_confirm_login_code"),
    path("sign-in/help/", signing.getting_in, name="account_signup"),
    path("sign-in/help/", signing.getting_in, name="account_inactive"),
    path("sign-in/help/", signing.getting_in, name="account_email_verification_sent"),
    path("sign-in/with/", include("kohort.accounts.institutional.urls")),
    path("sign-in/passkey/", ceremonies.sign_in_with_passkey, name="passkey_sign_in"),
    path("second-factor/", stepping_up.second_factor_page, name="second_factor"),
    path("second-factor/code/", stepping_up.code, name="second_factor_code"),
    path("account/", ways_in.account, name="account"),
    path("account/addresses/new/", addresses.add, name="account_new_address"),
    path("account/addresses/code/", addresses.prove, name="account_new_address_code"),
    path("account/addresses/<int:number>/", addresses.change, name="account_address"),
    path("account/passkeys/", ceremonies.add, name="account_passkeys"),
    path("account/passkeys/<int:number>/", ceremonies.passkey, name="account_passkey"),
    path("account/sessions/<int:number>/", ways_in.end_session, name="account_session"),
    path("account/sessions/", ways_in.end_sessions, name="account_sessions"),
    path("sign-out/", signing.sign_out, name="account_logout"),
    path("language/", views.language, name="language"),
]
