"""The versions of pages: made and raised by actions, read before a kept copy is shown."""

import time
from collections.abc import Iterable, Mapping

from django.db import connection
from django.db.models import F

from samehere.web.models import PageVersion

# A database takes so many values in one statement and no more: SQLite 32,766.
_KEYS_A_STATEMENT = 5000


def add(key: str, *, is_public: bool) -> None:
    """Give a new page its version. Called by the action that makes it, in its transaction.

    Raises:
        IntegrityError: the page has one already.
    """
    now = time.time_ns() // 1000
    PageVersion.objects.create(key=key, version=now, is_public=is_public)


def ensure(pages: Mapping[str, bool]) -> None:
    """Give each page its version unless it has one: for pages that come with their content.

    `pages` says of each key whether everybody may see the page. One statement, none without pages.
    """
    now = time.time_ns() // 1000
    rows = [PageVersion(key=key, version=now, is_public=pages[key]) for key in sorted(pages)]
    PageVersion.objects.bulk_create(rows, ignore_conflicts=True)


def bump(keys: Iterable[str]) -> None:
    """Raise the versions of these pages, in the transaction that changes what they show.

    One statement for 5,000 keys; keys without a page are left out.
    """
    ordered = sorted(set(keys))
    for start in range(0, len(ordered), _KEYS_A_STATEMENT):
        some = ordered[start : start + _KEYS_A_STATEMENT]
        PageVersion.objects.filter(key__in=some).update(version=F("version") + 1)


def open_to(keys: Iterable[str], *, is_public: bool) -> None:
    """Say of these pages whether everybody may see them from now on, and raise their versions.

    One statement for 5,000 keys; keys without a page are left out.
    """
    ordered = sorted(set(keys))
    for start in range(0, len(ordered), _KEYS_A_STATEMENT):
        some = ordered[start : start + _KEYS_A_STATEMENT]
        rows = PageVersion.objects.filter(key__in=some)
        rows.update(is_public=is_public, version=F("version") + 1)


def public_version(key: str) -> int | None:
    """Return the version of a page everybody may see, or None where a copy must not be kept.

    One statement without the ORM, which would take a hundred times as long.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT version FROM web_pageversion WHERE key = %s AND is_public", [key])
        row = cursor.fetchone()
    return None if row is None else int(row[0])
