"""The address served on: numbers, names, both kinds of IP, and what cannot be used."""

import ipaddress
import socket

import pytest

from samehere.operations.listening import HeldPort
from samehere.operations.tests.programs import free_port

EVERYWHERE = str(ipaddress.IPv4Address(0))


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("localhost", "127.0.0.1"),
        (EVERYWHERE, EVERYWHERE),
        ("::1", "::1"),
        ("[::1]", "::1"),
    ],
)
def test_a_host_may_be_a_name_or_a_number_of_either_kind(host: str, address: str) -> None:
    with HeldPort(host, free_port()) as held:
        assert held.address == address
        assert not held.answers()


def test_a_port_answers_once_somebody_listens() -> None:
    with HeldPort(EVERYWHERE, free_port()) as port, socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        server.bind(("127.0.0.1", port.port))
        server.listen()

        assert port.answers()


def test_a_port_is_taken_as_soon_as_it_is_held(capsys: pytest.CaptureFixture[str]) -> None:
    number = free_port()
    with HeldPort("127.0.0.1", number), pytest.raises(SystemExit) as ended:
        HeldPort("127.0.0.1", number)

    assert ended.value.code == 2
    assert f"Port {number} is taken" in capsys.readouterr().err
    with HeldPort("127.0.0.1", number):
        pass


@pytest.mark.parametrize("host", ["203.0.113.7", "x" * 70])
def test_what_is_no_address_of_this_machine_is_refused(
    host: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        HeldPort(host, free_port())

    assert ended.value.code == 2
    assert "is not an address of this machine" in capsys.readouterr().err
