"""Django's SQLite backend, with a fair gate before every write.

SQLite lets a waiting writer sleep and try again, so under load one writer may starve for
seconds while others pass. Here a writer waits at the gate, in the order of coming, and only
then asks SQLite for its lock. Reads outside a transaction pass by the gate.

docs/decisions/0004-sqlite-with-a-fair-write-gate.md has the figures.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from django.db import OperationalError
from django.db.backends.sqlite3 import base

from samehere.config.sqlite.gate import Gate, gate_of

DEFAULT_TIMEOUT_SECONDS = 5.0  # sqlite3's own

# A write this misses, such as one that begins with WITH, is as safe; it may only wait longer.
_WRITE = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP)\b", re.IGNORECASE)


if TYPE_CHECKING:

    class Django(base.DatabaseWrapper):
        """What Django's backend has and its type stubs leave out."""

        transaction_mode: str | None

        def _start_transaction_under_autocommit(self) -> None: ...
        def _commit(self) -> None: ...
        def _rollback(self) -> None: ...
        def _close(self) -> None: ...
else:
    Django = base.DatabaseWrapper


class DatabaseWrapper(Django):
    """A connection that writes only between entering the gate and leaving it.

    A transaction holds the gate from before BEGIN until it has ended; nested blocks are
    savepoints and know nothing of it. A single write outside any transaction holds it while it
    runs.
    """

    _gate: Gate | None = None
    _pass: object | None = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> sqlite3.Connection:
        """Connect, and find the gate of this database file. One in memory has none."""
        is_file = not self.is_in_memory_db()
        self._gate = gate_of(_path_of(str(conn_params["database"]))) if is_file else None
        connection: sqlite3.Connection = super().get_new_connection(conn_params)
        return connection

    def create_cursor(self, name: str | None = None) -> "GatedCursor":
        """Return a cursor whose single writes pass the gate."""
        cursor: GatedCursor = self.connection.cursor(factory=GatedCursor)
        cursor.wrapper = self
        return cursor

    @contextmanager
    def at_the_gate(self) -> Iterator[None]:
        """Hold the gate for the block, outside any transaction."""
        held = self._enter()
        try:
            yield
        finally:
            self._leave(held)

    def _start_transaction_under_autocommit(self) -> None:
        if self.transaction_mode in {"IMMEDIATE", "EXCLUSIVE"}:
            self._pass = self._enter()
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._end_pass()
            raise

    def _commit(self) -> None:
        super()._commit()
        # Not after a failed commit: the transaction is open until the rollback that follows.
        self._end_pass()

    def _rollback(self) -> None:
        super()._rollback()
        self._end_pass()

    def _close(self) -> None:
        try:
            super()._close()
        finally:
            self._end_pass()

    def _end_pass(self) -> None:
        held, self._pass = self._pass, None
        self._leave(held)

    def _enter(self) -> object | None:
        if self._gate is None:
            return None
        timeout = self.settings_dict["OPTIONS"].get("timeout", DEFAULT_TIMEOUT_SECONDS)
        try:
            return self._gate.enter(timeout_seconds=timeout)
        except TimeoutError:
            raise OperationalError("database is locked") from None
        except OSError as error:
            raise OperationalError(f"cannot open the write gate: {error.strerror}") from error

    def _leave(self, held: object | None) -> None:
        if held is not None and self._gate is not None:
            self._gate.leave(held)


class GatedCursor(base.SQLiteCursorWrapper):
    """A cursor that takes a write outside any transaction through the gate."""

    wrapper: DatabaseWrapper

    def execute(self, query: str, params: Any = None) -> Any:
        """Run one statement."""
        if self._is_lone_write(query):
            with self.wrapper.at_the_gate():
                return super().execute(query, params)
        return super().execute(query, params)

    def executemany(self, query: str, param_list: Any) -> Any:
        """Run one statement for each row of parameters."""
        if self._is_lone_write(query):
            with self.wrapper.at_the_gate():
                return super().executemany(query, param_list)
        return super().executemany(query, param_list)

    def _is_lone_write(self, query: str) -> bool:
        return not self.connection.in_transaction and _WRITE.match(query) is not None


def _path_of(name: str) -> str:
    """Return the path in a database name, which may be a path or a `file:` address."""
    return unquote(urlsplit(name).path) if name.startswith("file:") else name
