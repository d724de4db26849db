"""Asking the provider: at its own addresses, within a time and a size, never by a redirect."""

from __future__ import annotations

import ipaddress
import json
import socket
import threading
from base64 import b64encode
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, urlencode, urlsplit

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Mapping

# For the whole answer, however slowly it drips: somebody is waiting, and a process with her.
LONGEST_SECONDS = 8.0
LARGEST_ANSWER = 500_000
_PIECE = 65_536
_REFUSED = 300


class ProviderFailed(Exception):
    """The provider cannot be reached, refuses, or answers nonsense."""


@dataclass(frozen=True)
class Answer:
    """What was answered, by the names django-allauth knows from the package requests."""

    status_code: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.content.decode(errors="replace")

    def json(self) -> Any:
        """Return the body's JSON object.

        Raises:
            ProviderFailed: it holds none.
        """
        try:
            found = json.loads(self.content)
        except (ValueError, RecursionError) as error:
            raise ProviderFailed("The answer is not JSON.") from error
        if not isinstance(found, dict):
            raise ProviderFailed("The answer is no JSON object.")
        return found

    def raise_for_status(self) -> None:
        """Raise ProviderFailed unless the answer is a good one; a redirect is none."""
        if self.status_code >= _REFUSED:
            raise ProviderFailed(f"status {self.status_code}")


class Session:
    """Stands in for a session of the package requests, as far as django-allauth uses one."""

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Return what is answered to GET."""
        return self.request("GET", url, headers=headers)

    def request(
        self,
        method: str,
        url: str,
        params: Mapping[str, str] | None = None,
        data: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: Any = None,
    ) -> Answer:
        """Return what is answered to a request with a form.

        Raises:
            ProviderFailed: it may not be asked, does not answer in time, or too much.
        """
        parts = _checked(url)
        sent = {"Accept": "application/json", "User-Agent": "SameHere", **(headers or {})}
        if auth is not None:
            pair = b64encode(f"{auth.username}:{auth.password}".encode()).decode()
            sent["Authorization"] = f"Basic {pair}"
        body = urlencode(data).encode() if data else None
        if body:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        query = "&".join(filter(None, (parts.query, urlencode(params or {}))))
        target = f"{parts.path or '/'}?{query}" if query else parts.path or "/"
        try:
            return _ask(parts, method, target, body, sent)
        except (OSError, HTTPException, ValueError) as error:
            raise ProviderFailed(type(error).__name__) from error


def _ask(
    parts: SplitResult, method: str, target: str, body: bytes | None, headers: Mapping[str, str]
) -> Answer:
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(parts.netloc, timeout=LONGEST_SECONDS)
    connection.connect()
    # Ends whatever is being waited for: a provider may send a byte a second, headers as well.
    watch = threading.Timer(LONGEST_SECONDS, _hang_up, [connection.sock])
    watch.daemon = True
    watch.start()
    try:
        connection.request(method, target, body, dict(headers))
        response = connection.getresponse()
        content = bytearray()
        while piece := response.read1(_PIECE):
            content += piece
            if len(content) > LARGEST_ANSWER:
                raise ProviderFailed("The answer is too long.")
        if watch.finished.is_set():
            raise ProviderFailed("The answer takes too long.")
        found = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, {"content-type": "", **found}, bytes(content))
    finally:
        watch.cancel()
        connection.close()


def _hang_up(connected: socket.socket) -> None:
    try:
        connected.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it has ended by itself meanwhile


def issuer() -> str:
    """Return the provider's own address, without a slash at its end."""
    found = settings.SIGN_IN_PROVIDER
    if found is None:
        raise ProviderFailed("There is no provider.")
    return found.issuer


def _checked(url: str) -> SplitResult:
    """Return the parts of an address the provider named, if it may be asked.

    Its own host may, wherever that is. Another one only by https and outside this network: a
    provider that was taken over must not make this server look into the house it stands in.
    """
    try:
        parts, own = urlsplit(url), urlsplit(issuer())
        is_own = (parts.scheme, parts.hostname, parts.port) == (own.scheme, own.hostname, own.port)
        host = parts.hostname or ""
        is_plain = url.isprintable() and not parts.username
    except ValueError as error:
        raise ProviderFailed("The provider names no address.") from error
    if not is_plain or not (is_own or (parts.scheme == "https" and _is_outside(host, parts.port))):
        raise ProviderFailed("The provider names an address that is not asked.")
    return parts


def _is_outside(host: str, port: int | None) -> bool:
    try:
        found = socket.getaddrinfo(host, port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return False
    addresses = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    return bool(addresses) and all(address.is_global for address in addresses)
