"""The words in which readers say what they guessed or left out."""

from collections.abc import Sequence

from samehere.markup import clean_line

_NAMED = 5
_LONGEST_QUOTE = 60
_LOOKED_AT = 1_000


def lines_of(numbers: Sequence[int], *, offset: int = 0) -> str:
    """Return "line 4", or "lines 4, 9 and 12"; `numbers` count from 0, people from 1."""
    names = [str(number + offset + 1) for number in numbers]
    if len(names) == 1:
        return f"line {names[0]}"
    if len(names) > _NAMED:
        return f"lines {', '.join(names[:_NAMED])} and {len(names) - _NAMED} more"
    return f"lines {', '.join(names[:-1])} and {names[-1]}"


def quoted(words: str) -> str:
    """Return the beginning of `words` in quotation marks, on one line, fit for a terminal."""
    line = clean_line(words[:_LOOKED_AT])
    return f"“{line}”" if len(line) <= _LONGEST_QUOTE else f"“{line[:_LONGEST_QUOTE]}…”"


def counted(number: int, one: str, many: str) -> str:
    """Return "1 reply" or "1,204 replies"."""
    return f"{number:,} {one if number == 1 else many}"
