"""The address the community was last served at, for commands that print links to it."""

from django.conf import settings

FILE = "served-at"


def keep_address() -> None:
    """Remember the address that is being served now."""
    (settings.DATA_DIR / FILE).write_text(f"{settings.ADDRESS}\n", encoding="utf-8")
