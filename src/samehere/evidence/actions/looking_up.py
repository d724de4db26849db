"""Looking up what publications are called, where the operator lets it be done."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from samehere.discussions.pages import thread_key
from samehere.evidence.actions.announcing import PLACE, raise_treatments
from samehere.evidence.catalogues import CATALOGUES, look_up
from samehere.evidence.events import TitleWanted
from samehere.evidence.models import (
    LONGEST_NAME,
    LONGEST_TITLE,
    Citation,
    CitedTreatment,
    Reference,
)
from samehere.outbox.actions import record
from samehere.web import pages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samehere.evidence.catalogues import Catalogue, Known
    from samehere.evidence.identifiers import Scheme

# What no catalogue knows today may be registered later.
ASK_AGAIN_AFTER = timedelta(days=90)
MOST_A_SWEEP = 50


def look_up_title(
    *, reference_id: int, catalogues: Mapping[Scheme, Catalogue] = CATALOGUES
) -> bool:
    """Ask a public catalogue what a publication is called, and keep the answer; return if it told.

    Asks nobody where the operator does not allow it, where the answer is kept already, or where
    nobody mentions the publication any more. Opens its own transaction: call it outside of one.

    Raises:
        CatalogueFailed: no answer; worth another try later.
    """
    row = Reference.objects.filter(_is_due(), pk=reference_id).first()
    if row is None or not settings.LOOKS_UP_LITERATURE:
        return False
    _keep(row, look_up(row.identifier, catalogues))
    return True


@transaction.atomic
def ask_for_titles() -> int:
    """Have looked up what is not known yet, some at a time; return how many. Called hourly."""
    if not settings.LOOKS_UP_LITERATURE:
        return 0
    ids = Reference.objects.filter(_is_due()).order_by("pk").values_list("pk", flat=True)
    for pk in ids[:MOST_A_SWEEP]:
        record(TitleWanted(reference_id=pk))
    return len(ids[:MOST_A_SWEEP])


def _is_due() -> Q:
    long_ago = timezone.now() - ASK_AGAIN_AFTER
    return Q(title="") & (Q(looked_up_at=None) | Q(looked_up_at__lt=long_ago))


@transaction.atomic
def _keep(row: Reference, known: Known | None) -> None:
    told: dict[str, object] = {"looked_up_at": timezone.now()}
    if known is not None:
        told |= {
            "title": known.title[:LONGEST_TITLE],
            "authors": known.authors[:LONGEST_NAME],
            "journal": known.journal[:LONGEST_NAME],
            "year": known.year,
        }
    Reference.objects.filter(pk=row.pk).update(**told)
    citations = Citation.objects.filter(reference=row)
    pages.bump(map(thread_key, citations.values_list("post__thread_id", flat=True)))
    told_of = CitedTreatment.objects.filter(citation__in=citations)
    raise_treatments(set(told_of.values_list(*PLACE)))
