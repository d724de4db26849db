"""Typed readers of environment variables. A nonsense value stops the start-up with a sentence."""

import ipaddress
import os
from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

Network = IPv4Network | IPv6Network


def read_text(name: str, default: str) -> str:
    """Return the variable `name` without outer white space, or `default` where it is unset."""
    return os.environ.get(name, "").strip() or default


def read_int(name: str, default: int, *, at_least: int) -> int:
    """Return the whole number in the variable `name`, or `default` where it is unset."""
    text = read_text(name, str(default))
    if not (text.isascii() and text.isdecimal()) or int(text) < at_least:
        raise ImproperlyConfigured(f"{name}={text!r}: give a whole number, {at_least} or more.")
    return int(text)


def read_yes_or_no(name: str, *, default: bool) -> bool:
    """Return whether the variable `name` says yes, or `default` where it is unset."""
    text = read_text(name, "yes" if default else "no").lower()
    if text not in {"yes", "no"}:
        raise ImproperlyConfigured(f"{name}={text!r}: give yes or no.")
    return text == "yes"


def read_one_of(name: str, choices: Sequence[str]) -> str:
    """Return the variable `name`, which is one of `choices`; the first where it is unset."""
    text = read_text(name, choices[0]).lower()
    if text not in choices:
        raise ImproperlyConfigured(f"{name}={text!r}: give {' or '.join(choices)}.")
    return text


def read_networks(name: str) -> list[Network]:
    """Return the addresses and networks in the variable `name`, with commas between them.

    Raises:
        ImproperlyConfigured: one is neither, or is everybody.
    """
    networks = []
    for text in filter(None, (part.strip() for part in read_text(name, "").split(","))):
        try:
            network = ipaddress.ip_network(text)
        except ValueError:
            network = None
        if network is None or network.prefixlen == 0:
            raise ImproperlyConfigured(
                f"{name} has {text!r} in it: give addresses or networks of proxies, such as "
                "127.0.0.1 or 10.0.0.0/24, with commas between them. Everybody is none."
            )
        networks.append(network)
    return networks


def read_folder(name: str, default: Path) -> Path:
    """Return the folder named in the variable `name`, made absolute; it need not exist."""
    return Path(read_text(name, str(default))).expanduser().resolve()


def read_address(name: str, default: str) -> str:
    """Return the address (scheme and host, perhaps a port) people use, without a final slash.

    Raises:
        ImproperlyConfigured: not http or https, no host, or anything after the host.
    """
    text = read_text(name, default).rstrip("/")
    try:
        parts = urlsplit(text)
        is_valid = parts.port is None or parts.port > 0
    except ValueError:
        is_valid = False
    else:
        is_valid = is_valid and parts.scheme in {"http", "https"} and bool(parts.hostname)
        is_valid = is_valid and text == f"{parts.scheme}://{parts.netloc}" and not parts.username
    if not is_valid:
        raise ImproperlyConfigured(
            f"{name}={text!r}: give the address people type, such as https://forum.example.org, "
            "with nothing after the host."
        )
    return text


def read_contact(name: str) -> str:
    """Return the variable `name` as an address to write to or a page to open; "" where it is unset.

    Raises:
        ImproperlyConfigured: neither an e-mail address nor an https address.
    """
    text = read_text(name, "")
    is_plain = text.isascii() and text.isprintable() and " " not in text
    if not text or (is_plain and text.startswith("https://") and urlsplit(text).hostname):
        return text
    before, sign, after = text.removeprefix("mailto:").partition("@")
    if not (is_plain and before and sign and "." in after and "@" not in after):
        raise ImproperlyConfigured(
            f"{name}={text!r}: give an e-mail address, or a page that begins with https://."
        )
    return f"mailto:{before}@{after}"


def host_of(address: str) -> str:
    """Return the host in an address that `read_address` accepted, as Django compares it."""
    host = urlsplit(address).hostname or ""
    try:
        is_six = ipaddress.ip_address(host).version == 6
    except ValueError:
        is_six = False
    return f"[{host}]" if is_six else host
