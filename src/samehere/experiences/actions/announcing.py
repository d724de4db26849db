"""Raising the versions of the pages that print what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samehere.discussions.queries.groups import addresses_of
from samehere.discussions.queries.visibility import is_public
from samehere.experiences.facts import Facet
from samehere.experiences.pages import (
    TreatmentPlace,
    address_of,
    keys_of_treatment,
    keys_printing,
    treatment_key,
    treatments_key,
)
from samehere.web import pages

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from samehere.experiences.actions.tallying import Place


def announce(
    *, touched: Collection[Place], threads: Collection[int], group_ids: Collection[int]
) -> None:
    """Raise every page that prints a changed cell or a changed statement. Three statements.

    `threads` and `group_ids` are where the statements stand. A treatment that is counted in a
    group for the first time gets its page.
    """
    if not (touched or threads):
        return
    counted_in = {place.group_id for place in touched if place.group_id is not None}
    groups = addresses_of(group_ids={*counted_in, *group_ids})
    slugs = {pk: group.slug for pk, group in groups.items()}
    placed = {(place.group_id, place.key.treatment) for place in touched}
    places = {
        pair: TreatmentPlace(slugs[pair[0]] if pair[0] else "", address_of(pair[1]))
        for pair in placed
    }
    made = {
        place.group_id: place.key.treatment for place in touched if place.key.facet is Facet.USE
    }
    if made:
        pages.ensure(
            {
                treatment_key(place): group_id is None or groups[group_id].is_public
                for (group_id, _), place in places.items()
            }
            | {treatments_key(groups[pk].slug): groups[pk].is_public for pk in made if pk}
            | ({treatments_key(""): True} if None in made else {})
        )
    public = {group.slug: group.is_public for group in groups.values()}
    pages.bump(keys_printing(threads=threads, groups=public, places=places.values()))


def announce_title(places: Iterable[tuple[str, str, str]]) -> None:
    """Raise the pages of treatments that name a discussion.

    Each with the slug of its group and who may read that (`Group.visibility`).
    """
    pages.bump(
        key
        for treatment, slug, visibility in places
        for key in keys_of_treatment(treatment, slug, is_public=is_public(visibility))
    )
