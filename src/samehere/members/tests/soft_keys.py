"""A device that holds passkeys, made of software: it answers challenges as a browser would."""

import hashlib
import json
import struct
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.test import Client
from fido2 import cbor
from fido2.utils import websafe_decode, websafe_encode

ADD, ADD_CHALLENGE = "/you/passkeys/add/", "/you/passkeys/challenge/"
USE, USE_CHALLENGE = "/sign-in/passkey/", "/sign-in/passkey/challenge/"
PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


@dataclass
class Device:
    """One passkey. What a test changes of it before it answers is what it lies about."""

    credential_id: bytes = b"first passkey of it"
    origin: str = ""
    is_verified: bool = True
    counter: int = 0
    holder: str = ""
    _key: Any = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def make(self, asked: dict[str, Any]) -> str:
        """Return the answer to a challenge for a new passkey."""
        wanted = asked["publicKey"]
        self.holder = websafe_decode(wanted["user"]["id"]).decode()
        public = cbor.encode(self._public())
        length = struct.pack(">H", len(self.credential_id))
        credential = bytes(16) + length + self.credential_id + public
        about = self._about(wanted["rp"]["id"], ATTESTED) + credential
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": about})
        said = self._said("webauthn.create", wanted["challenge"])
        return self._answer({"clientDataJSON": said, "attestationObject": attestation})

    def use(self, asked: dict[str, Any]) -> str:
        """Return the answer to a challenge for a passkey that is there."""
        wanted = asked["publicKey"]
        about, said = self._about(wanted["rpId"]), self._said("webauthn.get", wanted["challenge"])
        signed = about + hashlib.sha256(said).digest()
        return self._answer(
            {
                "clientDataJSON": said,
                "authenticatorData": about,
                "signature": self._key.sign(signed, ec.ECDSA(hashes.SHA256())),
                "userHandle": self.holder.encode(),
            }
        )

    def _public(self) -> dict[int, object]:
        # COSE, RFC 9053: an elliptic key (2) for ES256 (-7) on P-256 (1), and its two numbers.
        numbers = self._key.public_key().public_numbers()
        return {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32), -3: numbers.y.to_bytes(32)}

    def _about(self, site: str, flags: int = 0) -> bytes:
        flags |= PRESENT | (VERIFIED if self.is_verified else 0)
        return hashlib.sha256(site.encode()).digest() + struct.pack(">BI", flags, self.counter)

    def _said(self, kind: str, challenge: str) -> bytes:
        origin = self.origin or settings.ADDRESS
        return json.dumps({"type": kind, "challenge": challenge, "origin": origin}).encode()

    def _answer(self, response: dict[str, bytes]) -> str:
        name = websafe_encode(self.credential_id)
        return json.dumps(
            {
                "id": name,
                "rawId": name,
                "type": "public-key",
                "clientExtensionResults": {},
                "response": {key: websafe_encode(value) for key, value in response.items()},
            }
        )


def add_passkey(client: Client, device: Device, **typed: str) -> Any:
    """Add the device as a passkey of whoever is signed in; return the answer."""
    asked = client.get(ADD_CHALLENGE).json()
    return client.post(ADD, {"name": "my phone", "credential": device.make(asked), **typed})


def use_passkey(client: Client, device: Device, address: str = USE, **typed: str) -> Any:
    """Answer a challenge at this address; return the answer."""
    asked = client.get(USE_CHALLENGE).json()
    return client.post(address, {"credential": device.use(asked), "way": "passkey", **typed})
