"""What follows here when other people may read a group from now on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from samehere.discussions.queries.groups import addresses_of
from samehere.experiences.actions.announcing import announce
from samehere.experiences.actions.tallying import count_anew, lock_tellers
from samehere.experiences.models import Statement, Tally
from samehere.experiences.pages import TreatmentPlace, treatment_key, treatments_key
from samehere.web import pages

if TYPE_CHECKING:
    from samehere.experiences.actions.tallying import Place

_TELLERS_AT_ONCE = 200


@transaction.atomic
def count_group_anew(*, group_id: int) -> None:
    """Count over all public groups what is said in this one exactly if it is public now.

    Costs work in proportion to what everybody says who tells something there.
    """
    own = Statement.objects.filter(group_id=group_id).order_by()
    ids = sorted(own.values_list("teller_id", flat=True).distinct())
    touched: set[Place] = set()
    for start in range(0, len(ids), _TELLERS_AT_ONCE):
        touched |= count_anew(lock_tellers(ids[start : start + _TELLERS_AT_ONCE]))
    group = addresses_of(group_ids=[group_id])[group_id]
    addresses = Tally.objects.filter(group_id=group_id).values_list("address", flat=True)
    places = {TreatmentPlace(group.slug, address) for address in addresses.distinct()}
    keys = {treatments_key(group.slug), *map(treatment_key, places)}
    pages.open_to(keys, is_public=group.is_public)
    announce(touched=touched, threads=[], group_ids=[])
