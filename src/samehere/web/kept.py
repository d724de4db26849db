"""A store in memory that forgets what was not asked for longest, when it gets too large."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")

# What a key, an entry of the table and the small objects round a page weigh, roughly.
_EVERY_ENTRY = 1000


class Kept(Generic[Value]):
    """Values by key, together at most `limit` bytes. Safe for threads."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._entries: OrderedDict[Hashable, tuple[Value, int]] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    @property
    def size(self) -> int:
        """Bytes kept at the moment."""
        return self._size

    def get(self, key: Hashable) -> Value | None:
        """Return what is kept under `key`, if anything."""
        with self._lock:
            entry = self._entries.get(key)
            if entry is None:
                return None
            self._entries.move_to_end(key)
            return entry[0]

    def put(self, key: Hashable, value: Value, size: int) -> None:
        """Keep `value`, of `size` bytes, in place of what was there. One above the limit is not."""
        weight = size + _EVERY_ENTRY
        with self._lock:
            old = self._entries.pop(key, None)
            self._size -= old[1] if old else 0
            if weight > self._limit:
                return
            self._entries[key] = (value, weight)
            self._size += weight
            while self._size > self._limit:
                _, (_, freed) = self._entries.popitem(last=False)
                self._size -= freed
