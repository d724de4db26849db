"""A real OpenID provider on this machine (Authlib's, as oidc-provider-mock serves it)."""

import hashlib
import json
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from http.client import HTTPConnection
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit
from wsgiref.types import StartResponse, WSGIEnvironment

from django.test import Client
from oidc_provider_mock import run_server_in_thread

START, BACK = "/sign-in/with/", "/sign-in/with/back/"
SECRET = secrets.token_urlsafe(16)


@dataclass
class Provider:
    """The provider of a charity, and what it was asked. Its people are named by their `sub`."""

    port: int
    asked: list[str] = field(default_factory=list)
    verifiers: list[str] = field(default_factory=list)

    @property
    def issuer(self) -> str:
        return f"http://localhost:{self.port}"

    def settings(self) -> SimpleNamespace:
        """Return what the operator would have set."""
        return SimpleNamespace(
            name="Example Charity",
            issuer=self.issuer,
            client_id="samehere",
            client_secret=SECRET,
            key=f"sso-{self.port}",
        )

    def knows(self, sub: str, **claims: object) -> None:
        """Make somebody known to the provider, as its administrator would."""
        self._send("PUT", f"/users/{sub}", json.dumps(claims), "application/json")

    def sign_in(self, address: str, sub: str, **more: str) -> str:
        """Sign in there as a person does; return where the browser is sent then."""
        target = address.removeprefix(self.issuer)
        form = urlencode({"sub": sub, **more})
        headers = self._send("POST", target, form, "application/x-www-form-urlencoded")
        return headers["location"]

    def _send(self, method: str, target: str, body: str, kind: str) -> dict[str, str]:
        connection = HTTPConnection("localhost", self.port, timeout=20)
        connection.request(method, target, body, {"Content-Type": kind})
        answer = connection.getresponse()
        answer.read()
        connection.close()
        assert answer.status < 400, answer.status
        return {name.lower(): value for name, value in answer.getheaders()}


@contextmanager
def a_provider() -> Iterator[Provider]:
    """Serve a provider until the block ends. It insists on a nonce, and notes what it is asked."""
    with run_server_in_thread(require_nonce=True) as server:
        provider = Provider(server.server_port)
        application = server.app

        def noting(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
            provider.asked.append(f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}")
            if environ["PATH_INFO"] == "/oauth2/token":
                body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
                provider.verifiers += parse_qs(body.decode())["code_verifier"]
                environ["wsgi.input"] = _Body(body)
            answered: Iterable[bytes] = application(environ, start)
            return answered

        server.app = noting
        yield provider


class _Body:
    """A body that was read once, to be read again."""

    def __init__(self, body: bytes) -> None:
        self._left = body

    def read(self, size: int = -1) -> bytes:
        size = len(self._left) if size < 0 else size
        piece, self._left = self._left[:size], self._left[size:]
        return piece

    def readline(self, size: int = -1) -> bytes:
        return self.read(size)


def address_of(page: Any) -> str:
    """Return where the page on the way leads on to."""
    words = page.content.decode()
    return unescape(words.partition('<a class="btn btn-main" href="')[2].partition('"')[0])


def come_by(
    client: Client, provider: Provider, sub: str, *, next_path: str = "/", **more: str
) -> Any:
    """Go to the provider, sign in there, come back; return the answer to coming back."""
    page = client.post(f"{START}?{urlencode({'next': next_path})}")
    assert page.status_code == 200, page.content
    back = provider.sign_in(address_of(page), sub, **more)
    return client.get(back.partition("localhost:8000")[2])


def challenge_of(verifier: str) -> str:
    """Return what is shown first of a secret that is told later (PKCE, S256)."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")


def query_of(address: str) -> dict[str, str]:
    """Return the query of an address, one value a name."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
