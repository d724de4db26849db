"""The data folder's key, and the hosts answered."""

import stat
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_address
from pathlib import Path

import pytest

from samehere.config.data_folder import listed_hosts, secret_key

THIS_MACHINE = ["localhost", "127.0.0.1", "[::1]"]


def test_the_key_is_made_once_and_private(tmp_path: Path) -> None:
    folder = tmp_path / "new"

    first, second = secret_key(folder), secret_key(folder)

    assert first == second
    assert len(first) >= 50
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "secret-key").stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir()] == ["secret-key"]


def test_eight_that_start_together_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: secret_key(tmp_path / "new"), range(8)))

    assert len(keys) == 1


@pytest.mark.parametrize("served", ["127.0.0.1", "localhost"])
def test_only_the_address_and_this_machine_are_answered(served: str) -> None:
    assert listed_hosts("forum.example.org", served) == ["forum.example.org", *THIS_MACHINE]


@pytest.mark.parametrize(("served", "host"), [("192.0.2.7", "192.0.2.7"), ("fd00::7", "[fd00::7]")])
def test_the_host_served_on_is_answered_as_well(served: str, host: str) -> None:
    assert listed_hosts("localhost", served) == [*THIS_MACHINE, host]


@pytest.mark.parametrize("served", [str(ip_address(bytes(4))), str(ip_address(bytes(16)))])
def test_serving_on_every_address_answers_the_machine_s_own(served: str) -> None:
    hosts = listed_hosts("forum.example.org", served)

    assert served not in hosts
    assert "*" not in hosts
    assert len(hosts) > len(THIS_MACHINE) + 1
