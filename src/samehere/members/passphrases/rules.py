"""What a passphrase has to be. Spaces and every other sign are welcome; no mixture is asked for."""

import re
import unicodedata
from itertools import pairwise

from samehere.members import errors
from samehere.members.names import name_key
from samehere.members.passphrases.tried_first import is_common

# Source: NIST SP 800-63B-4, Digital Identity Guidelines, 2025, for a password without second step.
SHORTEST = 15
LONGEST = 256
# A name of few letters is part of many words, so it counts only where it is a word itself.
_TELLING_INSIDE_WORDS = 6


def normal_form(text: str) -> str:
    """Return the form that is kept and checked: the same however a device spells its letters."""
    return unicodedata.normalize("NFKC", text)


def clean_passphrase(text: str, *, name: str, email: str) -> str:
    """Return the passphrase in the form it is kept in.

    Its length is counted in code points of the NFC form, so that é is one however it was typed.

    Raises:
        PassphraseTooShort, PassphraseTooLong: not 15 to 256.
        PassphraseCommon: among those that are tried first; see `tried_first.is_common`.
        PassphraseTellsOwner: the name or the address of its owner is in it.
    """
    length = len(unicodedata.normalize("NFC", text))
    if length < SHORTEST:
        raise errors.PassphraseTooShort(SHORTEST)
    if length > LONGEST:
        raise errors.PassphraseTooLong(LONGEST)
    whole = normal_form(text)
    if is_common(whole):
        raise errors.PassphraseCommon
    if any(_holds(whole, telling) for telling in (name, email, email.rpartition("@")[0])):
        raise errors.PassphraseTellsOwner
    return whole


def _holds(text: str, telling: str) -> bool:
    key = name_key(telling)
    if len(key) >= _TELLING_INSIDE_WORDS:
        return key in name_key(text)
    words = [name_key(word) for word in re.split(r"[\W_]+", text)]
    # Parts of a short name that are words of their own, too: "Mo Li".
    in_pairs = [first + second for first, second in pairwise(words)]
    return bool(key) and key in {*words, *in_pairs}
