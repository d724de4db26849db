"""Raising the versions of the pages that print what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from samehere.discussions.queries.visibility import is_public
from samehere.evidence.models import CitedTreatment
from samehere.evidence.pages import keys_of_treatments
from samehere.web import pages

if TYPE_CHECKING:
    from collections.abc import Iterable

# The columns of a CitedTreatment that `raise_treatments` wants.
PLACE = (
    "treatment",
    "citation__post__thread__group__slug",
    "citation__post__thread__group__visibility",
)


def raise_treatments(places: Iterable[tuple[str, str, str]]) -> None:
    """Raise the pages of treatments, each given with the group its card is from.

    Of the group its slug, and who may read it (`Group.visibility`).
    """
    keys = {
        key
        for treatment, group_slug, visibility in places
        for key in keys_of_treatments(
            treatment=treatment, group_slug=group_slug, is_public=is_public(visibility)
        )
    }
    pages.bump(keys)


@transaction.atomic
def show_group_anew(*, group_id: int) -> None:
    """Raise the pages of treatments whose cards a group has given, now that others may read it."""
    told = CitedTreatment.objects.filter(citation__post__thread__group=group_id)
    places = told.values_list("treatment", "citation__post__thread__group__slug").distinct()
    pages.bump(
        key
        for treatment, slug in places
        for key in keys_of_treatments(treatment=treatment, group_slug=slug, is_public=True)
    )
