"""Everything those who look after groups can do, one function each."""

from samehere.moderation.actions.words import (
    add_word,
    doubt_word,
    leave_word,
    limit_word,
    restore_word,
    retire_word,
)

__all__ = [
    "add_word",
    "doubt_word",
    "leave_word",
    "limit_word",
    "restore_word",
    "retire_word",
]
