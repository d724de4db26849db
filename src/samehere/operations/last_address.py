"""The address the community was last served at, for commands that print links to it."""

import os

from django.conf import settings

FILE = "served-at"


def keep_address() -> None:
    """Remember the address that is being served now."""
    (settings.DATA_DIR / FILE).write_text(f"{settings.ADDRESS}\n", encoding="utf-8")


def last_address() -> str:
    """Return the address links should begin with.

    One that was set for this command wins; then the one served last, for the port or the name
    are often given to `serve` alone; then the default.
    """
    file = settings.DATA_DIR / FILE
    if os.environ.get("SAMEHERE_ADDRESS") or not file.exists():
        return str(settings.ADDRESS)
    return file.read_text(encoding="utf-8").strip()
