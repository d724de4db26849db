"""What this room does after a commit. Each of these may be run twice."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from django.db import connection, transaction

from samehere.outbox.actions import record

if TYPE_CHECKING:
    from samehere.discussions.events import (
        HeldPostTakenBack,
        PostDeleted,
        PostEdited,
        PostRemoved,
        RemovedTextForgotten,
    )

    WordsGone = HeldPostTakenBack | PostDeleted | PostEdited | PostRemoved | RemovedTextForgotten

_TRIES = 20
_PAUSE_SECONDS = 0.25
_PATIENCE_MILLISECONDS = 50


def wipe_deleted_words(event: WordsGone) -> None:
    """Empty the database's log, so that deleted words are nowhere in its files any more.

    SQLite overwrites deleted rows in the database itself (secure_delete), but copies of pages
    from before stay in the log beside it until it is truncated. Nothing to do elsewhere.
    """
    if connection.vendor == "sqlite":
        # Outside of any transaction: inside one SQLite cannot reach the log.
        transaction.on_commit(partial(_truncate_the_log, event))


def _truncate_the_log(event: WordsGone) -> None:
    """Truncate the log now, or have the event come again while somebody is still reading it."""
    for _ in range(_TRIES):
        if _is_truncated():
            return
        time.sleep(_PAUSE_SECONDS)
    with transaction.atomic():
        record(event)


def _is_truncated() -> bool:
    timeout = connection.settings_dict["OPTIONS"]["timeout"] * 1000
    with connection.cursor() as cursor:
        # Members who write wait for as long as this waits for readers, so it hardly waits.
        cursor.execute(f"PRAGMA busy_timeout = {_PATIENCE_MILLISECONDS:d}")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (is_busy, *_) = cursor.fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {timeout:d}")
    return not is_busy
