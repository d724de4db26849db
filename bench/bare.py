"""The ceiling: an application that returns bytes it was given, and does nothing else."""

import os
from pathlib import Path
from typing import Any

_FOLDER = Path(os.environ["BARE_FOLDER"])
_BODY = (_FOLDER / "body").read_bytes()
_DROPPED = {"date", "server", "connection"}
_LINES = (line.split(": ", 1) for line in (_FOLDER / "headers").read_text().splitlines())
_HEADERS = [(name, value) for name, value in _LINES if name.lower() not in _DROPPED]


def application(environ: dict[str, Any], start: Any) -> list[bytes]:
    """Answer every request with the same bytes and headers."""
    start("200 OK", _HEADERS.copy())
    return [_BODY]
