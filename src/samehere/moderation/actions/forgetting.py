"""Forgetting who reported, when it is no longer needed."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from samehere.moderation.models import Appeal, Report

# As long as somebody may ask what became of it. See docs/decisions and docs/moderating.
REPORTERS_KEPT_FOR = timedelta(days=30)
# The longest span reports are counted over.
NETS_KEPT_FOR = timedelta(days=1)


@transaction.atomic
def forget_reporters() -> None:
    """Forget address, name and note of reports decided 30 days ago, and networks after a day.

    The note too: it may quote words that are gone. Where somebody objected, 30 days after the
    answer, and her words with it. What was decided and why stays.
    """
    now = timezone.now()
    Report.objects.filter(sent_at__lt=now - NETS_KEPT_FOR).exclude(net="").update(net="")
    before = now - REPORTERS_KEPT_FOR
    answered = Appeal.objects.filter(answered_at__lt=before)
    answered.exclude(text="").update(text="")
    objected = Appeal.objects.filter(report__isnull=False).exclude(pk__in=answered)
    decided = Report.objects.filter(decision__made_at__lt=before)
    decided = decided.exclude(pk__in=objected.values("report_id"))
    decided.exclude(address="", name="", note="").update(address="", name="", note="")
