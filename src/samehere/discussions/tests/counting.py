"""Counting the statements a request takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection
from django.test.utils import CaptureQueriesContext

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client


def queries_for(client: Client, address: str) -> list[str]:
    """Return the statements a GET of `address` takes; the page must be answered with 200."""
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200, address
    return [query["sql"] for query in captured.captured_queries]


def statements_of(act: Callable[[], object]) -> list[str]:
    """Return the statements `act` takes, without those that begin and end transactions."""
    with CaptureQueriesContext(connection) as captured:
        act()
    quiet = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")
    return [
        query["sql"] for query in captured.captured_queries if not query["sql"].startswith(quiet)
    ]
