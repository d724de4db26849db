"""Django's SQLite backend, with a fair gate before every write transaction.

SQLite lets a waiting writer sleep and try again, so under load one writer may starve for
seconds while others pass. Here a writer waits at the gate, in the order of coming, and only
then asks SQLite for its lock. Reads outside a transaction pass by the gate.

docs/decisions/0004 has the figures.
"""

import sqlite3
from typing import Any
from urllib.parse import unquote, urlsplit

from django.db import OperationalError
from django.db.backends.sqlite3 import base

from samehere.config.sqlite.gate import Gate, gate_of

DEFAULT_TIMEOUT_SECONDS = 5.0  # sqlite3's own


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose write transactions begin at the gate and leave it when they end."""

    _gate: Gate | None = None
    _pass: object | None = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> sqlite3.Connection:
        """Connect, and find the gate of this database file. One in memory has none."""
        is_file = not self.is_in_memory_db()
        self._gate = gate_of(_path_of(str(conn_params["database"]))) if is_file else None
        connection: sqlite3.Connection = super().get_new_connection(conn_params)
        return connection

    def _start_transaction_under_autocommit(self) -> None:
        if self._gate is not None and self.transaction_mode in {"IMMEDIATE", "EXCLUSIVE"}:
            self._pass = self._enter(self._gate)
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._leave()
            raise

    def _commit(self) -> None:
        super()._commit()
        # Not after a failed commit: the transaction is open until the rollback that follows.
        self._leave()

    def _rollback(self) -> None:
        super()._rollback()
        self._leave()

    def _close(self) -> None:
        try:
            super()._close()
        finally:
            self._leave()

    def _enter(self, gate: Gate) -> object:
        timeout = self.settings_dict["OPTIONS"].get("timeout", DEFAULT_TIMEOUT_SECONDS)
        try:
            return gate.enter(timeout_seconds=timeout)
        except TimeoutError:
            raise OperationalError("database is locked") from None
        except OSError as error:
            raise OperationalError(f"cannot open the write gate: {error.strerror}") from error

    def _leave(self) -> None:
        held, self._pass = self._pass, None
        if held is not None and self._gate is not None:
            self._gate.leave(held)


def _path_of(name: str) -> str:
    """Return the path in a database name, which may be a path or a `file:` address."""
    return unquote(urlsplit(name).path) if name.startswith("file:") else name
