"""What a provider has signed: right, or refused, whatever is wrong with it."""

import time
from base64 import urlsafe_b64encode
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from samehere.members.single_sign_on.asking import ProviderFailed
from samehere.members.single_sign_on.tokens import claims_of

ISSUER, CLIENT = "https://id.example.org", "samehere"
OWN = rsa.generate_private_key(public_exponent=65537, key_size=2048)
FOREIGN = rsa.generate_private_key(public_exponent=65537, key_size=2048)
IN_2100 = 4_102_444_800


def key_set(*keys: rsa.RSAPrivateKey) -> dict[str, Any]:
    entries = [jwt.algorithms.RSAAlgorithm.to_jwk(k.public_key(), as_dict=True) for k in keys]
    return {"keys": [{**entry, "kid": f"k{n}"} for n, entry in enumerate(entries)]}


def claims(**other: object) -> dict[str, object]:
    now = int(time.time())
    right = {"iss": ISSUER, "aud": CLIENT, "sub": "s1", "iat": now, "exp": now + 300}
    return {name: value for name, value in {**right, **other}.items() if value is not None}


def signed(
    key: Any = OWN, algorithm: str = "RS256", kid: str | None = "k0", **other: object
) -> str:
    headers = {"kid": kid} if kid else None
    return jwt.encode(claims(**other), key, algorithm=algorithm, headers=headers)


def read(token: str, keys: dict[str, Any] | None = None) -> dict[str, Any]:
    return claims_of(token, keys=keys or key_set(OWN), issuer=ISSUER, client_id=CLIENT)


def test_a_token_that_is_right_is_read() -> None:
    assert read(signed())["sub"] == "s1"
    assert read(signed(aud=[CLIENT, "other"], azp=CLIENT))["sub"] == "s1"
    assert read(signed(kid=None))["sub"] == "s1"
    assert read(signed(FOREIGN, kid="k1"), key_set(OWN, FOREIGN))["sub"] == "s1"


@pytest.mark.parametrize(
    "wrong",
    [
        {"iss": "https://evil.example"},
        {"iss": None},
        {"aud": "another-site"},
        {"aud": None},
        {"aud": [CLIENT, "other"], "azp": "other"},
        {"exp": 1},
        {"exp": None},
        {"iat": None},
        {"iat": IN_2100},
        {"sub": None},
    ],
    ids=str,
)
def test_a_token_that_says_something_wrong_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ProviderFailed):
        read(signed(**wrong))


def test_a_token_nobody_or_somebody_else_has_signed_is_refused() -> None:
    public = urlsafe_b64encode(b"k" * 32).decode()
    forged = [
        signed(FOREIGN),
        signed(kid="k9"),
        signed(None, "none"),
        signed(public, "HS256"),
        signed()[:-8] + "AAAAAAAA",
        "",
        "a.b.c",
        "\x00",
    ]
    for token in forged:
        with pytest.raises(ProviderFailed):
            read(token)


def test_a_token_without_the_name_of_a_key_is_refused_where_there_are_two() -> None:
    with pytest.raises(ProviderFailed):
        read(signed(kid=None), key_set(OWN, FOREIGN))


@pytest.mark.parametrize(
    "keys", [{"keys": []}, {"keys": "x"}, {"other": 1}, {"keys": [{"kty": "x"}]}]
)
def test_keys_that_are_none_let_nobody_in(keys: dict[str, Any]) -> None:
    with pytest.raises(ProviderFailed):
        read(signed(), keys)
