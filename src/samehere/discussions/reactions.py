"""What this room does after a commit. Each of these may be run twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection, transaction

if TYPE_CHECKING:
    from samehere.discussions.events import PostDeleted


def wipe_deleted_words(event: PostDeleted) -> None:
    """Empty the database's log, so that deleted words are nowhere in its files any more.

    SQLite overwrites deleted rows in the database itself (secure_delete), but copies of pages
    from before stay in the log beside it until it is truncated. Nothing to do elsewhere.
    """
    if connection.vendor == "sqlite":
        transaction.on_commit(_truncate_the_log)


def _truncate_the_log() -> None:
    # Outside of any transaction: inside one SQLite cannot reach the log.
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
