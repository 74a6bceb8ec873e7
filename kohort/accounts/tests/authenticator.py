"""An authenticator in software: what a phone or a key answers in the two ceremonies, and how a bad one would lie."""

import hashlib
import json
import secrets
import struct

from allauth.mfa.models import Authenticator as Passkey
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_encode

PRESENT, VERIFIED, ATTESTED = 1, 4, 64


class Authenticator:
    """One key pair. Fields may be set to lie: `origin`, `site`, `flags`, `counter`."""

    def __init__(self, origin: str, site: str):
        self.key, self.id = ec.generate_private_key(ec.SECP256R1()), secrets.token_bytes(16)
        self.origin, self.site, self.counter, self.flags, self.handle = origin, site, 0, PRESENT | VERIFIED, b""

    def made(self, options: dict) -> str:
        """The answer to options for making a passkey."""
        self.handle = options["user"]["id"]
        public = cbor.encode(dict(ES256.from_cryptography_key(self.key.public_key())))
        data = self._data(ATTESTED) + bytes(16) + struct.pack(">H", 16) + self.id + public
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        said = self._said("webauthn.create", options)
        return self._answer(clientDataJSON=said, attestationObject=attestation)

    def used(self, options: dict) -> str:
        """The answer to options for using it."""
        self.counter += 1
        data, said = self._data(), self._said("webauthn.get", options)
        signature = self.key.sign(data + hashlib.sha256(said).digest(), ec.ECDSA(hashes.SHA256()))
        answer = json.loads(self._answer(clientDataJSON=said, authenticatorData=data, signature=signature))
        answer["response"]["userHandle"] = self.handle
        return json.dumps(answer)

    def _data(self, more: int = 0) -> bytes:
        return hashlib.sha256(self.site.encode()).digest() + struct.pack(">BI", self.flags | more, self.counter)

    def _said(self, kind: str, options: dict) -> bytes:
        said = {"type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": False}
        return json.dumps(said).encode()

    def _answer(self, **response: bytes) -> str:
        encoded = {name: websafe_encode(value) for name, value in response.items()}
        own = websafe_encode(self.id)
        return json.dumps({"id": own, "rawId": own, "type": "public-key", "response": encoded})


def passkey_of(account) -> Passkey:
    """A row as making a passkey would have left it, for tests that only need it to be there."""
    made = Authenticator("http://localhost:8000", "localhost").made({"user": {"id": ""}, "challenge": "AAAA"})
    data = {"name": "a key", "credential": json.loads(made), "counter": 0}
    return Passkey.objects.create(user=account, type=Passkey.Type.WEBAUTHN, data=data)
