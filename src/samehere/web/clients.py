"""Where a request comes from, for limits on how often something may be tried.

Behind a proxy every request comes from the proxy, which says in X-Forwarded-For for whom. Whoever
sends a request can write that header too, so only what a trusted proxy has added is believed.
"""

from __future__ import annotations

import ipaddress
from ipaddress import IPv4Address, IPv6Address
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest

Address = IPv4Address | IPv6Address


def client_address(request: HttpRequest) -> str:
    """Return the network address the request comes from: the last hop that is no trusted proxy.

    Each proxy adds to the right whom it was asked by, so it is read from there. What cannot be
    read ends it: then the address is that of the proxy that passed it on. "" where the server
    names no address.
    """
    asked_by = _parsed(request.META.get("REMOTE_ADDR", ""))
    if asked_by is None:
        return ""
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    while _is_trusted(asked_by) and hops:
        before = _parsed(hops.pop())
        if before is None:
            break
        asked_by = before
    return str(asked_by)


def _is_trusted(address: Address) -> bool:
    return any(address in network for network in settings.TRUSTED_PROXIES)


def _parsed(text: str) -> Address | None:
    """Return the address, perhaps written with a port; IPv4 inside IPv6 is IPv4."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address
