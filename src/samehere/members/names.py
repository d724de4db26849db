"""The rules for the name a member writes under. Pure: no database."""

import unicodedata


def name_key(name: str) -> str:
    """Return what two names are compared by: two names with one key would be mistaken.

    Case, compatibility forms, white space and punctuation are gone, so "Beverly H." and
    "beverly_h" have the same key. At most three times as long as the name's NFKC form; empty
    when the name holds neither letter nor digit.
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(
        letter
        for letter in unicodedata.normalize("NFKC", folded)
        if unicodedata.category(letter)[0] in "LMN"
    )
