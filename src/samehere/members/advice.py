"""What speaks against a name, though she may have it. Pure: no database."""

import re

from samehere.members.names import name_key

_YEAR = r"(?:19|20)?\d\d"
_WORDS = r"[^\W\d_]{2,}(?:[ ._'-]+[^\W\d_]{2,}){1,2}"
_NAME_AND_YEAR = re.compile(rf"{_WORDS}[ ._'-]*{_YEAR}|{_YEAR}[ ._'-]*{_WORDS}")
_BIRTH_YEAR = re.compile(r"(?<!\d)(?:19[2-9]\d|200\d)(?!\d)")
_INNER_CAPITAL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")

LOOKS_REAL = "This looks like a real name with a year. Anyone could find it."
HAS_YEAR = "This has a year in it. If you were born then, it helps people find out who you are."
IN_ADDRESS = "This is how your email address begins. Whoever knows the address would know you here."


def advice_on(name: str, *, email: str = "") -> str:
    """Return why she should think again about a name that is allowed; "" where nothing is wrong.

    `email` is her address, so that a name everybody she writes to knows is noticed.
    """
    if any(_NAME_AND_YEAR.fullmatch(text) for text in (name, _INNER_CAPITAL.sub(" ", name))):
        return LOOKS_REAL
    if _BIRTH_YEAR.search(name):
        return HAS_YEAR
    box = email.partition("@")[0]
    if email and name_key(name) in {name_key(box), name_key(box.partition("+")[0])}:
        return IN_ADDRESS
    return ""


def with_ideas(advice: str, ideas: list[str]) -> str:
    """Return the advice, and what to try instead."""
    named = ", or ".join(f"“{idea}”" for idea in ideas)
    return f"{advice} Try {named}." if ideas else advice
