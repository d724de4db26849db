"""A long text in a few words: for titles, notices and lists."""

import re
from collections.abc import Iterator
from unicodedata import combining

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_CLOSING = "\"'\u2019\u201d»)]"
_STOPS = (".", "!", "?", "…")
# A full stop after these ends the word only.
_ABBREVIATIONS = frozenset(
    {"dr", "mr", "mrs", "ms", "prof", "st", "vs", "approx", "dept", "e.g", "i.e", "eg", "ie", "ca"}
)
# "Hi." or "Hello!" says nothing about a post: a shorter sentence takes the next one along.
_SHORTEST_SENTENCE = 10
# Never between a letter and what belongs to it: joiners and variation selectors.
_CLINGING = "\u200c\u200d\ufe0e\ufe0f"
# White space, stops, dashes and opening brackets and quotes look lost before "…".
_BEFORE_DOTS = " ,;:.!?…\u2013\u2014-([\"'\u201c\u2018«"


def shortened(text: str, length: int) -> str:
    """Return the first sentence of `text` on one line, at most `length` characters.

    A sentence that is too long is cut between two words, or inside a very long word, and ends
    in "…" then. The end of a paragraph ends a sentence. "" for a text without words.
    """
    opening = ""
    for sentence in _sentences(text):
        opening = f"{opening} {sentence}" if opening else sentence
        if len(opening) >= _SHORTEST_SENTENCE:
            break
    return opening if len(opening) <= length else _cut(opening, length)


def beginning(text: str, length: int) -> str:
    """Return as much of `text` as goes into `length` characters, on one line: for quotations.

    What is left out is said by "…". "" for a text without words.
    """
    line = " ".join(text.split())
    return line if len(line) <= length else _cut(line, length)


def ends_of(text: str, length: int) -> str:
    """Return `text` on one line; where it is longer than `length`, how it begins and ends.

    For quotations whose last sentence says what the first is about: what is left out stands
    between them, said by "…".
    """
    line = " ".join(text.split())
    first, *others = _sentences(text) if line else [""]
    if len(line) <= length or not others:
        return beginning(line, length)
    last = others[-1]
    dots = " … " if len(others) > 1 else " "
    room = length - len(dots)
    # Either has half of the room, and what the other leaves.
    last = beginning(last, max(room // 2, room - len(first)))
    first = beginning(first, room - len(last))
    return (first + (" " if first.endswith("…") else dots) + last)[: max(length, 0)]


def _sentences(text: str) -> Iterator[str]:
    for paragraph in _BLANK_LINE.split(text):
        words = paragraph.split()
        start = 0
        for index, word in enumerate(words):
            following = words[index + 1] if index + 1 < len(words) else ""
            if not following or _ends_sentence(word, following, is_first=index == start):
                yield " ".join(words[start : index + 1])
                start = index + 1


def _ends_sentence(word: str, following: str, *, is_first: bool) -> bool:
    bare = word.rstrip(_CLOSING)
    if not bare.endswith(_STOPS) or following[0].islower():
        return False
    stem = bare.rstrip(".").lower()
    is_item_number = is_first and stem.isdecimal()
    return not is_item_number and stem.lstrip("(") not in _ABBREVIATIONS


def _cut(line: str, length: int) -> str:
    if length < 1:
        return ""
    room = length - 1
    # A space just behind the room means that the last word fits whole.
    end = line.rfind(" ", 0, room + 1)
    if end <= 0:
        end = room
        while end > 0 and (combining(line[end]) or line[end] in _CLINGING or _joins(line, end)):
            end -= 1
    return line[:end].rstrip(_BEFORE_DOTS) + "…"


def _joins(line: str, end: int) -> bool:
    return line[end - 1] == "\u200d"
