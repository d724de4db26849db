"""A data folder that is ready to be served, made once and copied for each test."""

import shutil
from pathlib import Path

import pytest

from samehere.operations.tests.programs import run


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `prepared_folder` copies, for fixtures that copy it themselves."""
    folder = tmp_path_factory.mktemp("made-once")
    done = run("recount", folder=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def prepared_folder(made_once: Path, tmp_path: Path) -> Path:
    """A data folder with a key and an empty, migrated database."""
    return shutil.copytree(made_once, tmp_path / "data")
