"""What a check found, as `samehere check-up` says it."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How it stands. A note is neither fine nor wrong: something to know, or not to be judged."""

    FINE = "fine"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at, in whole sentences an operator understands."""

    state: State
    words: str


def amount(count: int, thing: str) -> str:
    """Return "1 mail" or "1,284 mails"."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def fine(words: str) -> Finding:
    """Return that all is well."""
    return Finding(State.FINE, words)


def note(words: str) -> Finding:
    """Return something to know."""
    return Finding(State.NOTE, words)


def wrong(words: str) -> Finding:
    """Return what is wrong; the words say how to mend it."""
    return Finding(State.WRONG, words)
