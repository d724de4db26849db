"""Which pages print references besides the discussion's, as the wiring says.

The pages of treatments belong to a room beside this one, so their keys are handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

KeysOfTreatment = Callable[[str, str], Iterable[str]]

_keys_of_treatment: list[KeysOfTreatment] = []


def register(keys_of_treatment: KeysOfTreatment) -> None:
    """Take what returns the keys of a treatment's pages, given it and a group's slug."""
    _keys_of_treatment[:] = [keys_of_treatment]


def keys_of_treatments(*, treatment: str, group_slug: str) -> list[str]:
    """Return the keys of the pages of a treatment: in the group, and over all groups."""
    return [key for keys_of in _keys_of_treatment for key in keys_of(treatment, group_slug)]
