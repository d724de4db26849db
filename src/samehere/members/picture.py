"""The square picture an authenticator app reads. Pure."""

from dataclasses import dataclass
from typing import Any

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

# Light squares around it, without which no camera finds it.
_MARGIN = 4


@dataclass(frozen=True, slots=True)
class Picture:
    """`size` squares wide and high; `path` is the dark ones, as the `d` of a path."""

    size: int
    path: str


def picture_of(text: str) -> Picture:
    """Return the text as a QR code."""
    code: Any = QRCode(border=_MARGIN, error_correction=ERROR_CORRECT_M)
    code.add_data(text)
    rows = code.get_matrix()
    runs = [f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark]
    return Picture(len(rows), "".join(runs))
