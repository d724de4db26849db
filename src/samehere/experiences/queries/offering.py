"""Where a member is told that what she wrote could be read."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from samehere.discussions.queries.texts import post_written_since
from samehere.members.consenting import Reading
from samehere.members.queries import reading_choice
from samehere.vocabulary.concepts import Kind
from samehere.vocabulary.queries import recognizer

if TYPE_CHECKING:
    from collections.abc import Collection

    from samehere.discussions.queries.texts import FreshPost
    from samehere.members.models import Member

# She has just posted, and looks at it; later it would be a reproach.
_OFFERED_WITHIN = timedelta(hours=1)


def post_to_offer_reading_at(*, viewer: Member, post_ids: Collection[int]) -> FreshPost | None:
    """Return which of the viewer's own posts the offer stands under; None: under none.

    The newest, if it was written within the last hour and names a treatment, and if she lets
    nothing be read and has not said that she does not want to hear of it. Three queries at most,
    none for who has said so.
    """
    if not viewer.is_offered_reading or not post_ids:
        return None
    since = timezone.now() - _OFFERED_WITHIN
    newest = post_written_since(post_id=max(post_ids), since=since)
    if newest is None or reading_choice(viewer) not in {"", Reading.OFF}:
        return None
    senses = [sense for one in recognizer().find(newest.plain_text) for sense in one.senses]
    return newest if any(sense.kind is Kind.TREATMENT for sense in senses) else None
