r"""Patterns that offer hundreds of wordings, written so that few of them are tried at each word.

The engine tries the alternatives of `\b(?:all better|gone|worked|...)` one after the other wherever
a word begins. Gathered by their first letters it tries those of one letter only.
"""

import re
from collections.abc import Iterator

# With no more first letters than this the engine leaps from one such letter to the next.
_FEW = 8
_REPEATS = ("*", "+", "{")
_ATOM = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]])*\]|.", re.S)


def at_word(choice: str) -> str:
    r"""Return a pattern that matches where and what `\b(?:choice)` does.

    `choice` are alternatives in lower case, without groups that capture.

    >>> at_word("gone|(?:all )?better|got going")
    '(?:g(?<=\\bg)(?:one|ot going)|a(?<=\\ba)(?:ll better)|b(?<=\\bb)(?:etter))'
    """
    group, rest = _led_by_group(choice)
    if group and not rest.startswith("?") and len(list(_parted(choice))) == 1:
        return f"{at_word(group)}{rest}"
    runs = list(_runs(choice))
    if len(runs) == 1 and len(runs[0]) <= _FEW and "" not in runs[0]:
        # It leaps only to what a pattern begins with: that a word begins there comes second.
        return _one_of(*(rf"{a}(?<=\b{a}){_one_of(*rest)}" for a, rest in runs[0].items()))
    each = (f"{a}{_one_of(*rest)}" for run in runs for a, rest in run.items())
    return rf"\b{_one_of(*each)}"


def _one_of(*alternatives: str) -> str:
    return f"(?:{'|'.join(alternatives)})"


def _runs(choice: str) -> Iterator[dict[str, list[str]]]:
    """Yield what may change places: the rests of alternatives by their first letter.

    Of two with one letter the first stays the first, and of others only one can match. What begins
    with no certain letter keeps its place.
    """
    run: dict[str, list[str]] = {}
    for each in _opened(choice):
        if each[:1].isalpha() and not each.startswith((*_REPEATS, "?"), 1):
            run.setdefault(each[0], []).append(each[1:])
            continue
        if run:
            yield run
        run = {}
        yield {"": [each]}
    if run:
        yield run


def _opened(choice: str) -> Iterator[str]:
    """Yield the alternatives; those that begin with a choice themselves are written out."""
    for each in _parted(choice):
        group, rest = _led_by_group(each)
        if not group:
            yield each
            continue
        after = rest.removeprefix("?")
        for one in _parted(group):
            yield from _opened(f"{one}{after}")
        if after != rest:
            yield from _opened(after)


def _parted(choice: str) -> Iterator[str]:
    part, depth = "", 0
    for atom in _ATOM.findall(choice):
        depth += (atom == "(") - (atom == ")")
        if atom == "|" and not depth:
            yield part
            part = ""
        else:
            part += atom
    yield part


def _led_by_group(pattern: str) -> tuple[str, str]:
    """Return what stands in the group a pattern begins with, and what behind; "" where in none.

    Nor is there one where it repeats.
    """
    stop = depth = 0
    for atom in _ATOM.findall(pattern) if pattern.startswith("(?:") else ():
        stop += len(atom)
        depth += (atom == "(") - (atom == ")")
        if not depth:
            break
    group, rest = pattern[3 : max(stop - 1, 0)], pattern[stop:]
    return ("", pattern) if rest.startswith((*_REPEATS, "??", "?+")) else (group, rest)
