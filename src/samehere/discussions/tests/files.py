"""The files the database keeps, looked into as whoever finds a copy of them would."""

from pathlib import Path

from django.db import connection


def bytes_with(word: bytes) -> int:
    """Return how often the word is in the database's file and the log beside it."""
    path = Path(connection.settings_dict["NAME"])
    files = [path, path.with_name(f"{path.name}-wal")]
    return sum(file.read_bytes().count(word) for file in files if file.exists())
