"""Reading what the provider has signed."""

from __future__ import annotations

from typing import Any

import jwt

from samehere.members.single_sign_on.asking import ProviderFailed

# Signatures with the provider's own key. Not those with a shared secret, and not "none".
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]
NEEDED = ["iss", "aud", "exp", "iat", "sub"]
# Two clocks never agree to the second.
LEEWAY_SECONDS = 60


def claims_of(signed: str, *, keys: dict[str, Any], issuer: str, client_id: str) -> dict[str, Any]:
    """Return what an ID token says, once signature, issuer, audience and age are right.

    `keys` is the provider's set of public keys. A token that names none may be signed with the
    only one.

    Raises:
        ProviderFailed: it is not right.
    """
    try:
        named = jwt.get_unverified_header(signed).get("kid")
        found = jwt.PyJWKSet.from_dict(keys).keys
        fitting = found if named is None else [key for key in found if key.key_id == named]
        if len(fitting) != 1:
            raise ProviderFailed("The token is signed with no key of the provider.")
        claims: dict[str, Any] = jwt.decode(
            signed,
            fitting[0].key,
            algorithms=ALGORITHMS,
            audience=client_id,
            issuer=issuer,
            leeway=LEEWAY_SECONDS,
            options={"require": NEEDED},
        )
    except (jwt.PyJWTError, TypeError, ValueError) as error:
        raise ProviderFailed(f"The token is not right ({type(error).__name__}).") from error
    if claims.get("azp", client_id) != client_id:
        raise ProviderFailed("The token was made for another site.")
    return claims
