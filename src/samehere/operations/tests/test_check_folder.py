"""The check-up of the data folder: each way in which it could be unsafe is found."""

import os
import secrets
import time
from pathlib import Path

import pytest
from pytest_django import Settings

from samehere.console import State
from samehere.operations.checks import folder as checks


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    """A data folder as a first start makes it."""
    settings.DATA_DIR = tmp_path / "data"
    settings.DATA_DIR.mkdir(mode=0o700)
    (settings.DATA_DIR / "secret-key").write_text(secrets.token_urlsafe(50))
    (settings.DATA_DIR / "secret-key").chmod(0o600)
    return tmp_path / "data"


@pytest.mark.parametrize("mode", [0o750, 0o701, 0o755])
def test_a_folder_others_can_look_into_is_found(folder: Path, mode: int) -> None:
    assert checks.check_folder().state is State.FINE

    folder.chmod(mode)

    found = checks.check_folder()
    assert found.state is State.WRONG
    assert f"chmod 700 {folder}" in found.words


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_files_of_another_account_are_found(folder: Path) -> None:
    (folder / "mail").mkdir()
    (folder / "mail" / "one.eml").touch()
    assert checks.check_owner().state is State.FINE

    os.chown(folder / "mail" / "one.eml", 1234, 1234)

    found = checks.check_owner()
    assert found.state is State.WRONG
    assert "1 files" not in found.words
    assert "one.eml" in found.words


@pytest.mark.parametrize("key", ["short", "a" * 80, "ab" * 40, ""])
def test_a_key_that_could_be_guessed_is_found(folder: Path, key: str) -> None:
    assert checks.check_key().state is State.FINE

    (folder / "secret-key").write_text(key)

    assert checks.check_key().state is State.WRONG


def test_a_key_others_can_read_is_found(folder: Path) -> None:
    (folder / "secret-key").chmod(0o640)

    found = checks.check_key()

    assert found.state is State.WRONG
    assert f"chmod 600 {folder / 'secret-key'}" in found.words


def test_a_key_that_is_gone_is_found(folder: Path) -> None:
    (folder / "secret-key").unlink()

    assert checks.check_key().state is State.WRONG


def test_the_age_of_the_key_is_said(folder: Path) -> None:
    made = time.mktime((2024, 2, 29, 12, 0, 0, 0, 0, 0))
    os.utime(folder / "secret-key", (made, made))

    assert "29 February 2024" in checks.check_key().words


def test_a_disk_without_room_is_found(folder: Path, settings: Settings) -> None:
    assert checks.check_disk().state is State.FINE

    settings.DATA_DIR = Path("/proc")  # a file system that has no room at all

    found = checks.check_disk()
    assert found.state is State.WRONG
    assert "has 0 MB left" in found.words


def test_copies_are_not_claimed_to_be_made(folder: Path) -> None:
    found = checks.check_copies()

    assert found.state is State.NOTE
    assert "makes no copies by itself" in found.words
