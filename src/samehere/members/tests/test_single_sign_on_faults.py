"""A provider that is away, slow or lying: a plain page each time, and nobody is let in."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from samehere.members.models import Member
from samehere.members.single_sign_on import asking
from samehere.members.single_sign_on.asking import ProviderFailed, Session
from samehere.members.tests.builders import make_member, sign_in
from samehere.members.tests.entering import JOIN, SIGN_IN, signed_in, words_of
from samehere.members.tests.providers import BACK, START, a_provider, address_of

pytestmark = pytest.mark.django_db

EVERY_PATH = [START, BACK, "/sign-in/with/link/", "/join/with/"]


@contextmanager
def answering(*pieces: bytes, pause: float = 0.0) -> Iterator[int]:
    """Serve one connection after another with these bytes; yield the port."""
    ended = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.05)

        def serve() -> None:
            while not ended.is_set():
                try:
                    connected, _ = listening.accept()
                except TimeoutError:
                    continue
                with connected:
                    connected.recv(65536)
                    send(connected)

        def send(connected: socket.socket) -> None:
            try:
                for piece in pieces:
                    connected.sendall(piece)
                    if ended.wait(pause):
                        return
            except OSError:
                return

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            ended.set()
            thread.join()


def set_at(settings: Settings, port: int) -> None:
    settings.SIGN_IN_PROVIDER = SimpleNamespace(
        name="Example Charity",
        issuer=f"http://127.0.0.1:{port}",
        client_id="samehere",
        client_secret=str(port),
        key="sso-test",
    )


def ok(body: bytes, status: bytes = b"200 OK", more: bytes = b"") -> bytes:
    length = str(len(body)).encode()
    return (
        b"HTTP/1.1 " + status + b"\r\nContent-Length: " + length + b"\r\n" + more + b"\r\n" + body
    )


def assert_plain(page: Any) -> None:
    assert page.status_code == 502
    assert "That didn’t work with Example Charity" in words_of(page)
    assert "let us send you a code" in words_of(page)


def test_without_a_provider_there_is_nothing(client: Client) -> None:
    for path in EVERY_PATH:
        assert client.get(path).status_code in {404, 405}
        assert client.post(path).status_code in {404, 405}
    assert client.post(START).status_code == 404
    assert START not in words_of(client.get(SIGN_IN))
    assert START not in words_of(client.get(JOIN))


def test_with_one_both_pages_offer_it_and_lead_back(client: Client, settings: Settings) -> None:
    set_at(settings, 1)

    for path in (SIGN_IN, JOIN):
        words = words_of(client.get(f"{path}?next=/rules/"))
        assert "Sign in with Example Charity" in words
        assert 'action="/sign-in/with/?next=%2Frules%2F"' in words


def test_a_provider_that_is_away_gives_a_plain_page(client: Client, settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    set_at(settings, port)

    assert_plain(client.post(START))


GOOD = {"issuer": "http://127.0.0.1:1", "authorization_endpoint": "http://127.0.0.1:1/a"}


@pytest.mark.parametrize(
    "answer",
    [
        ok(b"<p>Hello</p>"),
        ok(b"[]"),
        ok(b"{}"),
        ok(b"[" * 100_000),
        ok(json.dumps(GOOD).encode()),
        ok(b"", status=b"500 Broken"),
        ok(b"", status=b"302 Found", more=b"Location: http://127.0.0.1:1/\r\n"),
        b"nonsense\r\n\r\n",
        b"",
        ok(b"x" * 600_000),
    ],
    ids=["html", "list", "empty", "deep", "another", "500", "redirect", "noise", "nothing", "huge"],
)
def test_a_provider_that_answers_nonsense_gives_a_plain_page(
    client: Client, settings: Settings, answer: bytes
) -> None:
    with answering(answer) as port:
        set_at(settings, port)

        assert_plain(client.post(START))


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"])
def test_a_provider_that_drips_is_hung_up_on(
    client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch, head: bytes
) -> None:
    monkeypatch.setattr(asking, "LONGEST_SECONDS", 0.5)
    with answering(*([head] if head else []), *[b"x"] * 1000, pause=0.1) as port:
        set_at(settings, port)

        assert_plain(client.post(START))


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:2/",
        "https://127.0.0.1/",
        "https://10.0.0.1/",
        "https://169.254.169.254/latest/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://0.0.0.0/",
        "http://93.184.215.14/",
        "ftp://93.184.215.14/",
        "file:///etc/passwd",
        "https://user:pw@93.184.215.14/",
        "https://93.184.215.14/\r\nX: y",
        "https://[",
        "https:///",
        "",
    ],
)
def test_only_the_provider_itself_and_public_addresses_are_asked(
    settings: Settings, url: str
) -> None:
    set_at(settings, 1)

    with pytest.raises(ProviderFailed):
        Session().get(url)


@pytest.mark.parametrize(
    "query",
    ["", "code=x", "state=x", "code=x&state=forged", "error=server_error&state=x", "state=%00"],
)
def test_whoever_was_not_sent_from_here_does_not_come_in(
    client: Client, settings: Settings, query: str
) -> None:
    set_at(settings, 1)

    assert_plain(client.get(f"{BACK}?{query}"))


def test_what_was_begun_in_one_browser_does_not_end_in_another(settings: Settings) -> None:
    with a_provider() as provider:
        settings.SIGN_IN_PROVIDER = provider.settings()
        provider.knows("s1", email="box17@example.org", email_verified=True)
        mine, other = Client(), Client()
        page = mine.post(START)
        other.post(START)
        back = provider.sign_in(address_of(page), "s1").partition("localhost:8000")[2]

        assert_plain(other.get(back))
        assert mine.get(back).headers["Location"] == "/join/with/"


@pytest.mark.parametrize("wanted", ["//evil.example/", "https://evil.example/", "/\\evil.example"])
def test_nobody_is_led_elsewhere_afterwards(settings: Settings, wanted: str) -> None:
    with a_provider() as provider:
        settings.SIGN_IN_PROVIDER = provider.settings()
        provider.knows("s1", email="box17@example.org", email_verified=True)
        client = Client()
        page = client.post(START, {"next": wanted})
        client.get(provider.sign_in(address_of(page), "s1").partition("localhost:8000")[2])
        joined = client.post("/join/with/", {"username": "Dock", "terms": "on"})

    assert joined.headers["Location"] == "/you/passkeys/add/?new=yes&next=%2F"
    assert signed_in(client) == Member.objects.get()


def test_whoever_is_signed_in_need_not_go_there(settings: Settings) -> None:
    set_at(settings, 1)
    client = sign_in(Client(), make_member("Wren"))

    assert client.post(START, {"next": "/rules/"}).headers["Location"] == "/rules/"
    assert client.get("/join/with/").status_code == 302
    assert client.get("/sign-in/with/link/").status_code == 302


def test_going_there_over_and_over_runs_out(client: Client, settings: Settings) -> None:
    set_at(settings, 1)

    assert [client.post(START).status_code for _ in range(21)] == [502] * 20 + [429]
