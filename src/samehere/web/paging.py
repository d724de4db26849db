"""Keys of pages in an address: whole numbers joined by dots, such as "12.40"."""

import re
from collections.abc import Sequence

from samehere.web.refusals import NotFound

_NUMBER = re.compile(r"0|[1-9][0-9]{0,17}")


class BadKey(NotFound):
    """A key nobody was given: typed by hand, cut off, or made up."""

    def __init__(self) -> None:
        super().__init__("This page of the list does not exist. Go back to its beginning.")


def parse_key(text: str, *, parts: int) -> tuple[int, ...]:
    """Return the `parts` numbers in `text`, each from 0 to 18 digits long.

    There is one way to write each key, so that no page has two addresses.

    Raises:
        BadKey: a sign, a space, a leading zero, another count of numbers, or no number at all.
    """
    numbers = text.split(".")
    if len(numbers) != parts or not all(map(_NUMBER.fullmatch, numbers)):
        raise BadKey
    return tuple(map(int, numbers))


def format_key(numbers: Sequence[int]) -> str:
    """Return the key that `parse_key` reads back as `numbers`."""
    return ".".join(map(str, numbers))
