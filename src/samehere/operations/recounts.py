"""Counting again: `config/wiring.py` lists each stored count and its check."""

from collections.abc import Iterator, Mapping
from typing import Protocol


class Recount(Protocol):
    """Returns how many rows store a wrong number, and sets them right if `mend`."""

    def __call__(self, *, mend: bool) -> int: ...


_recounts: dict[str, Recount] = {}


def register(recounts: Mapping[str, Recount]) -> None:
    """Take the counts by name, such as {"likes": recount_likes}, in place of all earlier ones."""
    _recounts.clear()
    _recounts.update(recounts)


def recount(*, mend: bool) -> Iterator[tuple[str, int]]:
    """Yield each count's name and how many rows store it wrong, as it is counted."""
    for name, count in _recounts.items():
        yield name, count(mend=mend)
