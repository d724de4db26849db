"""Passkeys: what the browser is asked for, and whether what it answers is right. No database.

A challenge is kept in the session and is good for one answer. Verification of the user by the
device (a fingerprint, a face, a PIN) is always required, so a passkey is two factors in one.
"""

import json
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from cryptography.exceptions import UnsupportedAlgorithm
from django.conf import settings
from fido2.server import Fido2Server
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from samehere.members.errors import PasskeyNotRight

LONGEST_ANSWER = 20_000
_DEFAULT_PORTS = {"http": 80, "https": 443}
# All that the libraries throw at what is no passkey's answer: they read CBOR and JSON as it comes.
_NOT_AN_ANSWER = (
    AssertionError,
    AttributeError,
    LookupError,
    OverflowError,
    RecursionError,
    TypeError,
    UnsupportedAlgorithm,
    ValueError,
    struct.error,
)


@dataclass(frozen=True, slots=True)
class Passkey:
    """The public half of a passkey, as this server keeps it.

    `counter` is how often the device says it was used; 0 where it does not count.
    """

    public: str
    counter: int

    @property
    def credential(self) -> AttestedCredentialData:
        return AttestedCredentialData(websafe_decode(self.public))


@dataclass(frozen=True, slots=True)
class Answer:
    """What a browser sent when a passkey was used. Nothing in it is checked yet."""

    whole: Mapping[str, Any]
    holder: str
    counter: int


def ask_for_new(
    *, public_id: str, name: str, known: Iterable[Passkey]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what the browser is asked to make, and the challenge to keep in the session."""
    holder = PublicKeyCredentialUserEntity(id=public_id.encode(), name=name, display_name=name)
    options, challenge = _server().register_begin(
        user=holder,
        credentials=[passkey.credential for passkey in known],
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return dict(options), challenge


def read_new(challenge: Mapping[str, Any] | None, text: str) -> Passkey:
    """Return the passkey the browser made.

    Raises:
        PasskeyNotRight: not an answer to this challenge, from another site, or no passkey at all.
    """
    try:
        answer = RegistrationResponse.from_dict(_read(challenge, text))
        made = _server().register_complete(challenge, answer)
        if made.credential_data is None:
            raise PasskeyNotRight
        return Passkey(websafe_encode(bytes(made.credential_data)), made.counter)
    except _NOT_AN_ANSWER as fault:
        raise PasskeyNotRight from fault


def ask_for_one() -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what the browser is asked to use, and the challenge to keep in the session.

    No passkey is named: which accounts have one, nobody learns from it.
    """
    verify = UserVerificationRequirement.REQUIRED
    options, challenge = _server().authenticate_begin(user_verification=verify)
    return dict(options), challenge


def read_answer(challenge: Mapping[str, Any] | None, text: str) -> Answer:
    """Return the browser's answer and whose passkey it says it is.

    Raises:
        PasskeyNotRight: no challenge is open, or this has not the shape of an answer.
    """
    try:
        whole = _read(challenge, text)
        answer = AuthenticationResponse.from_dict(whole)
        holder = (answer.response.user_handle or b"").decode("ascii")
        return Answer(whole, holder, answer.response.authenticator_data.counter)
    except _NOT_AN_ANSWER as fault:
        raise PasskeyNotRight from fault


def check_answer(
    challenge: Mapping[str, Any] | None, answer: Answer, passkeys: Mapping[int, Passkey]
) -> int:
    """Return the key in `passkeys` of the one that gave the answer.

    Raises:
        PasskeyNotRight: none of them did, or it counts lower than before, as a copy of it would.
    """
    by_credential = {one.credential.credential_id: pk for pk, one in passkeys.items()}
    known = [one.credential for one in passkeys.values()]
    try:
        used = _server().authenticate_complete(challenge, known, answer.whole)
    except _NOT_AN_ANSWER as fault:
        raise PasskeyNotRight from fault
    pk = by_credential[used.credential_id]
    last = passkeys[pk].counter
    if (last or answer.counter) and answer.counter <= last:
        raise PasskeyNotRight
    return pk


def _read(challenge: Mapping[str, Any] | None, text: str) -> Mapping[str, Any]:
    if challenge is None or len(text) > LONGEST_ANSWER:
        raise PasskeyNotRight
    found = json.loads(text)
    if not isinstance(found, dict):
        raise PasskeyNotRight
    return found


def _server() -> Fido2Server:
    host = urlsplit(settings.ADDRESS).hostname or ""
    site = PublicKeyCredentialRpEntity(id=_ascii(host), name="SameHere")
    return Fido2Server(site, verify_origin=_is_ours)


def _is_ours(origin: str) -> bool:
    return _parts_of(origin) == _parts_of(settings.ADDRESS)


def _parts_of(address: str) -> tuple[str, str, int | None]:
    parts = urlsplit(address)
    port = parts.port or _DEFAULT_PORTS.get(parts.scheme)
    return parts.scheme, _ascii(parts.hostname or ""), port


def _ascii(host: str) -> str:
    return host if host.isascii() else host.encode("idna").decode("ascii")
