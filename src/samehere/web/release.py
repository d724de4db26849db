"""A word for everything pages are made from besides the database."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

from samehere.web.assets import assets

_PACKAGE = Path(__file__).parent.parent
_SOURCES = (".html", ".py")

# What pages print of the settings.
_PRINTED = (
    "ADDRESS",
    "CONTACT",
    "LANGUAGE_CODE",
    "LONGEST_POST",
    "NAMES_SHOWN",
    "POSTS_PER_PAGE",
    "SMALLEST_COUNT_SHOWN",
    "THREADS_PER_PAGE",
    "TIME_ZONE",
)


@cache
def release() -> str:
    """Return the version and a digest of templates, code, assets and the settings pages print.

    Part of every ETag: after an update no browser is told "not modified" about an old page.
    """
    digest = hashlib.blake2b(digest_size=8)
    for path in sorted(_PACKAGE.rglob("*")):
        if path.suffix in _SOURCES and "tests" not in path.parts:
            digest.update(path.read_bytes())
    printed = [(name, getattr(settings, name)) for name in _PRINTED]
    digest.update(repr((printed, [entry.address for entry in assets().values()])).encode())
    return f"{settings.VERSION}-{digest.hexdigest()}"
