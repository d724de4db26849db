"""A test run keeps to itself: its own data folder, no other machine."""

import os
import socket
from pathlib import Path

import pytest
from django.conf import settings

from samehere.config.tests.sandbox import OutsideNetwork


def test_the_data_folder_is_not_the_developers_own() -> None:
    assert Path(os.environ["SAMEHERE_DATA"]) == settings.DATA_DIR
    assert settings.DATA_DIR.name.startswith("samehere-tests-")


def test_another_machine_cannot_be_reached() -> None:
    # 192.0.2.0/24 is set aside for examples: nobody answers there even if this fails.
    with socket.socket() as outside, pytest.raises(OutsideNetwork):
        outside.connect(("192.0.2.1", 80))


def test_this_machine_can_be_reached() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), timeout=5) as client,
    ):
        assert client.getpeername() == server.getsockname()
