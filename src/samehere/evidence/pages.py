"""Which pages print references besides the discussion's, as the wiring says.

The pages of treatments belong to a room beside this one, so their keys are handed in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable


class KeysOfTreatment(Protocol):
    """Returns the keys of a treatment's pages."""

    def __call__(self, treatment: str, group_slug: str, *, is_public: bool) -> Iterable[str]:
        """Return those in the group of this slug and, if it is public, over all groups."""
        ...


_keys_of_treatment: list[KeysOfTreatment] = []


def register(keys_of_treatment: KeysOfTreatment) -> None:
    """Take what returns the keys of a treatment's pages, in place of an earlier one."""
    _keys_of_treatment[:] = [keys_of_treatment]


def keys_of_treatments(*, treatment: str, group_slug: str, is_public: bool) -> list[str]:
    """Return the keys of the pages of a treatment: in the group, if public over all groups too."""
    return [
        key
        for keys_of in _keys_of_treatment
        for key in keys_of(treatment, group_slug, is_public=is_public)
    ]
