"""One spelling for each e-mail address. Pure: no database."""

import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from samehere.markup import clean_line
from samehere.members import errors

LONGEST_ADDRESS = 254


def clean_address(text: str) -> str:
    """Return the address in the spelling it is stored and compared in.

    Lower-case as a whole, the domain in its ASCII form: "Beverly@Bücher.Example" and
    "beverly@xn--bcher-kva.example" are one address. Dots and plus signs before the @ stay:
    to some mail servers they matter.

    Raises:
        AddressNotRight: not an address, over 254 characters, or a domain whose letters have no
            certain ASCII form.
    """
    name, at, domain = clean_line(text).rpartition("@")
    if not name.isascii():
        # Django takes a dotless i for an i here, and mail would go to a stranger.
        raise errors.AddressNotRight
    address = f"{name}{at}{_ascii_domain(domain)}".lower()
    try:
        validate_email(address)
    except ValidationError as not_valid:
        raise errors.AddressNotRight from not_valid
    if len(address) > LONGEST_ADDRESS:
        raise errors.AddressNotRight
    return address


def _ascii_domain(domain: str) -> str:
    if domain.isascii():
        return domain
    plain = unicodedata.normalize("NFKC", domain).lower()
    try:
        encoded = plain.encode("idna")
        # Some letters, such as ß, name another domain in the older rules Python knows: the
        # code would go to a stranger.
        is_certain = encoded.decode("idna") == plain
    except UnicodeError as not_encodable:
        raise errors.AddressNotRight from not_encodable
    if not is_certain:
        raise errors.AddressNotRight
    return encoded.decode("ascii")
