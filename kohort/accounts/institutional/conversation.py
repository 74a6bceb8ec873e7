"""The conversation with a provider: allauth's generic OpenID Connect client, and the checks it leaves to its user.

allauth speaks the code flow with PKCE (S256) and keeps the state. Added here: the nonce, the ID token's signature, the
issuer of the settings and no other (OpenID Connect Core 1.0, 3.1.3.7; RFC 9207), the same subject in all answers.
"""

import secrets
from typing import Any

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.internal import statekit
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from requests import RequestException

from kohort.accounts.providers import Provider
from kohort.kit.bugs import bug

from .identity import Identity

FAILURES = (OAuth2Error, RequestException, jwt.PyJWTError)
SIGNED_BY = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
ENDPOINTS = {"issuer", "authorization_endpoint", "token_endpoint", "jwks_uri"}
LONGEST_SUBJECT = 191  # the column's; the standard allows 255
CLOCKS_DIFFER = 60  # seconds


class Speaker(OpenIDConnectProvider):
    """allauth's provider, which would look for its settings in allauth's own tables."""

    def __init__(self, conversation: "Conversation", app: SocialApp):
        super().__init__(conversation.request, app=app)
        self.conversation = conversation

    def get_oauth2_adapter(self, request) -> "Conversation":
        return self.conversation


class Conversation(OpenIDConnectOAuth2Adapter):
    """One sign-in with one provider. Whatever goes wrong over there raises one of FAILURES."""

    def __init__(self, request, provider: Provider):
        super().__init__(request, provider.id)
        self.provider = provider

    def get_provider(self) -> Speaker:
        """allauth's view of our settings; its own tables hold no provider."""
        ours = {
            "server_url": self.provider.server_url,
            "scope": self.provider.scopes,
            "token_auth_method": self.provider.token_auth_method,
            "oauth_pkce_enabled": True,
        }
        app = SocialApp(
            provider="openid_connect",
            provider_id=self.provider.id,
            name=self.provider.name,
            client_id=self.provider.client_id,
            secret=self.provider.client_secret,
            settings=ours,
        )
        return Speaker(self, app)

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the provider publishes about itself, once it is who the settings say."""
        config = super().openid_config
        if not isinstance(config, dict) or not ENDPOINTS.issubset(config):
            raise OAuth2Error("the discovery document is not one")
        if config["issuer"].rstrip("/") != self.provider.issuer:
            raise OAuth2Error(f"the discovery document is of another issuer: {config['issuer']}")
        return config

    def address(self, *, asking: dict[str, str], **kept) -> str:
        """Where to send the browser, `asking` for more than a sign-in. `kept` and a nonce wait in its session under a
        state that is used once."""
        nonce = secrets.token_urlsafe(16)
        asked = {"nonce": nonce, **asking}
        return self.get_provider().redirect(self.request, "login", auth_params=asked, nonce=nonce, **kept)["Location"]

    def kept(self) -> dict[str, Any] | None:
        """What `address` kept for this answer; None when the state is another's, too old or used."""
        state = self.request.GET.get("state", "")
        return statekit.unstash_state(self.request, provider_id=self.provider.id, state_id=state)

    def identity(self, kept: dict[str, Any]) -> Identity:
        """Who came back with a code."""
        if self.request.GET.get("iss", self.openid_config["issuer"]) != self.openid_config["issuer"]:
            raise OAuth2Error("the answer is of another issuer")
        app = self.get_provider().app
        client, proof = self.get_client(self.request, app), kept["pkce_code_verifier"]
        answer = self.get_access_token_data(self.request, app, client, pkce_code_verifier=proof)
        signed = self._verified(answer.get("id_token", ""), kept["nonce"])
        return Identity(self.provider, signed["iss"], signed["sub"], self._told(answer, signed["sub"]) | signed)

    def _verified(self, token: str, nonce: str) -> dict[str, Any]:
        config, own_id = self.openid_config, self.provider.client_id
        keys = jwt.PyJWKClient(config["jwks_uri"], timeout=settings.SOCIALACCOUNT_REQUESTS_TIMEOUT)
        signed = jwt.decode(
            token,
            keys.get_signing_key_from_jwt(token),
            algorithms=SIGNED_BY,
            audience=own_id,
            issuer=config["issuer"],
            leeway=CLOCKS_DIFFER,
            options={"require": ["iss", "sub", "aud", "exp", "iat"]},
        )
        if signed.get("nonce") != nonce and not bug("nonce"):
            raise OAuth2Error("the ID token answers another question")
        if signed["aud"] not in (own_id, [own_id]) and signed.get("azp") != own_id:
            raise OAuth2Error("the ID token is for somebody else")
        if len(signed["sub"]) > LONGEST_SUBJECT:
            raise OAuth2Error("the subject is too long")
        return signed

    def _told(self, answer, subject) -> dict[str, Any]:
        """What the provider tells beside the ID token."""
        userinfo = self.openid_config.get("userinfo_endpoint")
        told = self._fetched(userinfo, answer) if userinfo else {}
        if self.provider.claims_url:
            told = self._fetched(self.provider.claims_url, answer, or_nothing=True) | told
        if told.get("sub", subject) != subject:
            raise OAuth2Error("userinfo is about somebody else")
        return told

    def _fetched(self, url, answer, or_nothing=False) -> dict[str, Any]:
        """`or_nothing`: Feide's extended userinfo answers 403 or 404 for guests, who have no Feide directory."""
        with get_adapter().get_requests_session() as session:
            response = session.get(url, headers={"Authorization": f"Bearer {answer['access_token']}"})
        if or_nothing and response.status_code in {403, 404}:
            return {}
        response.raise_for_status()
        told = response.json()
        if not isinstance(told, dict):
            raise OAuth2Error("an answer without claims")
        return told
