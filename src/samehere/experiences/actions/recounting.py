"""What is counted compared with what is said, and mended."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Count

from samehere.experiences.actions.announcing import announce
from samehere.experiences.actions.tallying import (
    Place,
    count_anew,
    entries_found,
    entries_wanted,
    lock_tellers,
)
from samehere.experiences.models import Bucket, Tally, TallyMark, Teller
from samehere.experiences.queries.counted import key_of

if TYPE_CHECKING:
    from collections.abc import Callable

_TELLERS_AT_ONCE = 200


def recount_tellers(*, mend: bool) -> int:
    """Return how many tellers stand in other cells than what they say puts them in; mend them.

    Goes through everybody who ever told something, a few hundred in a transaction.
    """
    wrong = 0
    ids = list(Teller.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), _TELLERS_AT_ONCE):
        wrong += _recount_some(ids=ids[start : start + _TELLERS_AT_ONCE], mend=mend)
    return wrong


@transaction.atomic
def recount_tallies(*, mend: bool) -> int:
    """Return how many cells store a wrong number of tellers; set them right if `mend`.

    Goes through all marks once.
    """
    counted: Counter[tuple[int, str]] = Counter()
    rows = TallyMark.objects.order_by().values_list("tally_id", "bucket")
    for tally_id, bucket, number in rows.annotate(number=Count("pk")):
        counted[tally_id, bucket] = number
    wrong = []
    for tally in Tally.objects.order_by("pk"):
        right = {f"{bucket}_count": counted[tally.pk, bucket] for bucket in Bucket.values}
        if any(getattr(tally, column) != number for column, number in right.items()):
            wrong.append((tally, right))
    if mend and wrong:
        for tally, right in wrong:
            Tally.objects.filter(pk=tally.pk).update(**right)
        touched = {Place(tally.group_id, key_of(tally)) for tally, _ in wrong}
        announce(touched=touched, threads=[], group_ids=[])
    return len(wrong)


RECOUNTS: dict[str, Callable[..., int]] = {
    "experiences of tellers": recount_tellers,
    "experiences counted": recount_tallies,
}


@transaction.atomic
def _recount_some(*, ids: list[int], mend: bool) -> int:
    tellers = lock_tellers(ids)
    wanted, found = entries_wanted(tellers), entries_found(tellers)
    wrong = {
        teller_id
        for teller_id, place in {*wanted, *found}
        if wanted.get((teller_id, place)) != found.get((teller_id, place))
    }
    if mend and wrong:
        touched = count_anew([teller for teller in tellers if teller.pk in wrong])
        announce(touched=touched, threads=[], group_ids=[])
    return len(wrong)
