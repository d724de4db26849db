"""The database fits the program before anything reads it, however many start at once."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from samehere.operations.migrating import bring_up_to_date
from samehere.operations.tests.programs import PATIENCE_SECONDS, PROGRAM, run


def execute(folder: Path, statement: str) -> None:
    database = sqlite3.connect(folder / "samehere.sqlite3")
    with database:
        database.execute(statement)
    database.close()


def test_two_that_start_at_once_prepare_the_database_once(tmp_path: Path) -> None:
    started = [
        subprocess.Popen(
            [sys.executable, "-m", PROGRAM, "recount", "--data", str(tmp_path / "new")],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    ended = [process.communicate(timeout=PATIENCE_SECONDS) for process in started]

    assert [process.returncode for process in started] == [0, 0], ended
    assert sum("Preparing the database" in words for _, words in ended) == 1


def test_a_database_that_is_behind_is_brought_up_to_date(prepared_folder: Path) -> None:
    execute(
        prepared_folder,
        "DELETE FROM django_migrations WHERE name = '0003_table_of_the_shared_cache'",
    )
    execute(prepared_folder, "DROP TABLE web_cache")

    done = run("recount", folder=prepared_folder)

    assert done.returncode == 0
    assert done.stderr == f"Preparing the database in {prepared_folder} ...\n"
    assert run("recount", folder=prepared_folder).stderr == ""


@pytest.mark.django_db
@pytest.mark.parametrize("room", ["members", "a_room_of_later"])
def test_a_database_of_a_newer_version_is_refused(
    room: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    MigrationRecorder(connection).record_applied(room, "0099_later")

    with pytest.raises(SystemExit) as ended:
        bring_up_to_date(tmp_path, say=lambda line: None)

    assert ended.value.code == 2
    assert f"The database in {tmp_path} was made by a newer SameHere" in capsys.readouterr().err


@pytest.mark.django_db
def test_an_old_migration_that_another_package_has_dropped_is_no_reason(tmp_path: Path) -> None:
    MigrationRecorder(connection).record_applied("account", "0000_dropped")
    said: list[str] = []

    bring_up_to_date(tmp_path, said.append)

    assert said == []


def test_a_file_that_is_no_database_is_refused_with_a_sentence(prepared_folder: Path) -> None:
    (prepared_folder / "samehere.sqlite3").write_bytes(b"not a database at all" * 100)

    done = run("recount", folder=prepared_folder)

    assert done.returncode == 2
    assert done.stderr == "The database cannot be used: file is not a database.\n"
