"""Raising the versions of the pages that print what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samehere.evidence.pages import keys_of_treatments
from samehere.web import pages

if TYPE_CHECKING:
    from collections.abc import Iterable


def raise_treatments(places: Iterable[tuple[str, str]]) -> None:
    """Raise the pages of treatments, each given with the slug of the group its card is from."""
    keys = {
        key
        for treatment, group_slug in places
        for key in keys_of_treatments(treatment=treatment, group_slug=group_slug)
    }
    pages.bump(keys)
