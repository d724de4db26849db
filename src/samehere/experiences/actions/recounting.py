"""What is counted compared with what is said, and mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Count, F, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

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
    """Return how many cells store a wrong number of tellers; set them right if `mend`."""
    counted = {f"{bucket}_counted": _marks_in(bucket) for bucket in Bucket.values}
    is_wrong = Q()
    for bucket in Bucket.values:
        is_wrong |= ~Q(**{f"{bucket}_count": F(f"{bucket}_counted")})
    rows = list(Tally.objects.annotate(**counted).filter(is_wrong))
    if mend and rows:
        right = {f"{bucket}_count": _marks_in(bucket) for bucket in Bucket.values}
        Tally.objects.filter(pk__in=[row.pk for row in rows]).update(**right)
        touched = {Place(row.group_id, key_of(row)) for row in rows}
        announce(touched=touched, threads=[], group_ids=[])
    return len(rows)


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


def _marks_in(bucket: str) -> Coalesce:
    marks = TallyMark.objects.filter(tally=OuterRef("pk"), bucket=bucket)
    counted = marks.order_by().values("tally").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
