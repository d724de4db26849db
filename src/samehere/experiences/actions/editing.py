"""What becomes of what was read in a post when its author changes the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from samehere.discussions.queries.texts import thread_of_post
from samehere.experiences.actions.announcing import announce, announce_title
from samehere.experiences.actions.tallying import count_anew, lock_tellers
from samehere.experiences.models import Statement
from samehere.experiences.models.statements import WAITING
from samehere.experiences.queries.statements import places_below

if TYPE_CHECKING:
    from samehere.discussions.words_changed import Change

_MOVED = ["start", "stop", "text_version"]


@transaction.atomic
def follow_edit(*, change: Change) -> None:
    """Take what was read in a post out of every number, now that it says something else.

    What was read from words that stand there still waits, unseen, for the post to be read again:
    where the same is read from them then, its author's answer holds (`store_readings`). The rest
    is deleted. With an opening post the title may have changed, which stands beside what was read
    in replies.
    """
    announce_title(places_below(post_id=change.post_id))
    rows = list(Statement.objects.filter(post_id=change.post_id))
    if not rows:
        return
    moved = [row for row in rows if _move(row, change)]
    kept = {row.pk for row in moved}
    gone = [row.pk for row in rows if row.pk not in kept]
    Statement.objects.bulk_update(moved, _MOVED)
    thread_id = thread_of_post(post_id=change.post_id)
    touched = count_anew(lock_tellers({row.teller_id for row in rows}), without=gone)
    Statement.objects.filter(pk__in=gone).delete()
    announce(
        touched=touched,
        threads={thread_id} if thread_id else (),
        group_ids={row.group_id for row in rows},
    )


def _move(row: Statement, change: Change) -> bool:
    """Let a statement wait at its words in the new text; False where they are not all there.

    Words that stand in a text twice are nobody's in particular: there is no telling which of them
    she left.
    """
    if row.text_version not in {change.text_version, WAITING}:
        return False
    words = change.before[row.start : row.stop]
    if change.before.count(words) != 1 or change.after.count(words) != 1:
        return False
    # What was named elsewhere in the post must not be kept once she has taken it out there.
    named = (row.treatment_surface, row.effect_surface)
    if any(name in change.before and name not in change.after for name in named):
        return False
    row.start = change.after.index(words)
    row.stop = row.start + len(words)
    row.text_version = WAITING
    return True
