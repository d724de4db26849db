"""Requests of this room: one action or query each, then an answer."""

from samehere.moderation.views.misread import dismiss_misread, leave_misread, misread
from samehere.moderation.views.words import add_word, doubt_word, leave_word, word, words

__all__ = [
    "add_word",
    "dismiss_misread",
    "doubt_word",
    "leave_misread",
    "leave_word",
    "misread",
    "word",
    "words",
]
