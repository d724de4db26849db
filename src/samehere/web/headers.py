"""Response headers that say what a browser may do with our pages, and reading Accept-Encoding."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import HttpResponseBase

# No nonce: nothing is inline, and cached pages could not carry one anyway.
_PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

_EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

PAGE_HEADERS = {
    **_EVERYWHERE,
    "Content-Security-Policy": _PAGE_POLICY,
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}

ASSET_HEADERS = {
    **_EVERYWHERE,
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}

PERSONAL = "private, no-store"
# The answer to a form somebody wrote into. Without a copy her browser cannot show it when she goes
# back, and shows a page of its own that says it cannot. Signing out clears the copy.
COME_BACK_TO = "private, no-cache"
# A visitor's browser may keep the page but must ask before it shows it again.
ASK_FIRST = "no-cache"


def clear_browser_cache(response: HttpResponseBase) -> None:
    """Tell the browser to forget what it kept of this site: for the answer to signing out."""
    response.headers["Clear-Site-Data"] = '"cache"'


@lru_cache(maxsize=512)
def accepts_gzip(accepted: str) -> bool:
    """Say whether an Accept-Encoding header allows gzip. `gzip;q=0` and an empty one do not."""
    weights: dict[str, bool] = {}
    for entry in accepted.lower().split(","):
        name, _, rest = entry.strip().partition(";")
        weights[name.strip()] = not _is_zero(rest)
    return weights.get("gzip", weights.get("*", False))


def _is_zero(parameters: str) -> bool:
    name, _, weight = parameters.strip().partition("=")
    return name.strip() == "q" and weight.strip().strip("0.") == ""
