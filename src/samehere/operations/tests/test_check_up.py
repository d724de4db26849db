"""samehere check-up, as a process: what it prints, its exit code, and that it changes nothing."""

import json
import shutil
from pathlib import Path

import pytest

from samehere.operations.last_address import FILE as SERVED_AT
from samehere.operations.tests.programs import run
from samehere.outbox.worker import PULSE_FILE


@pytest.fixture(scope="module")
def _with_operator(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = shutil.copytree(made_once, tmp_path_factory.mktemp("with-operator") / "data")
    made = run(
        *("create-member", "--name", "Alder", "--email", "alder@example.org", "--operator"),
        folder=folder,
    )
    assert made.returncode == 0, made.stderr
    return folder


@pytest.fixture
def looked_after(_with_operator: Path, tmp_path: Path) -> Path:
    """A community with an operator, whose worker is at work."""
    folder = shutil.copytree(_with_operator, tmp_path / "data")
    (folder / PULSE_FILE).touch()
    return folder


def test_where_nothing_is_wrong_the_exit_code_is_0(looked_after: Path) -> None:
    done = run("check-up", "--counts", folder=looked_after)

    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[-1] == "Nothing is wrong."
    assert "fine   The database is whole." in lines
    assert "fine   All counts are right." in lines
    assert "WRONG" not in done.stdout


def test_what_is_wrong_stands_last_and_ends_with_code_1(looked_after: Path) -> None:
    looked_after.chmod(0o755)
    (looked_after / PULSE_FILE).unlink()

    done = run("check-up", folder=looked_after)

    assert done.returncode == 1
    marks = [line[:7].strip() for line in done.stdout.splitlines() if line[:4].strip()]
    assert marks[-3:] == ["WRONG", "WRONG", "2 thing"]


def test_a_program_gets_the_same_as_json(looked_after: Path) -> None:
    looked_after.chmod(0o755)

    done = run("check-up", "--json", folder=looked_after)

    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert report["is_fine"] is False
    wrong = [check["name"] for check in report["checks"] if check["state"] == "wrong"]
    assert wrong == ["folder"]


def test_a_damaged_database_is_found_and_the_rest_is_looked_at(looked_after: Path) -> None:
    file = looked_after / "samehere.sqlite3"
    with file.open("r+b") as damaged:
        damaged.seek(file.stat().st_size // 3)
        damaged.write(b"\xff" * 60_000)

    done = run("check-up", "--json", folder=looked_after)

    assert done.returncode == 1, done.stderr
    found = {check["name"]: check for check in json.loads(done.stdout)["checks"]}
    assert found["database"]["state"] == "wrong"
    assert found["folder"]["state"] == "fine"
    assert "Traceback" not in done.stderr


def test_what_is_no_database_is_found(looked_after: Path) -> None:
    (looked_after / "samehere.sqlite3").write_bytes(b"Not a database. " * 600)

    done = run("check-up", folder=looked_after)

    assert (done.returncode, done.stderr) == (1, "")


def test_it_looks_at_the_address_that_was_served(looked_after: Path) -> None:
    (looked_after / SERVED_AT).write_text("http://forum.example.org\n")

    done = run("check-up", folder=looked_after)

    assert done.returncode == 1
    assert "The address is http://forum.example.org, and other computers" in done.stdout


def test_a_folder_without_a_community_is_refused_and_stays_empty(tmp_path: Path) -> None:
    done = run("check-up", folder=tmp_path)

    assert done.returncode == 2
    assert done.stderr == (f"There is no community in {tmp_path}. Choose its folder with --data.\n")
    assert not list(tmp_path.iterdir())


def test_looking_does_not_bring_the_database_up_to_date(tmp_path: Path) -> None:
    (tmp_path / "samehere.sqlite3").touch()
    (tmp_path / "secret-key").write_text("k" * 60)

    done = run("check-up", "--json", folder=tmp_path)

    found = {check["name"]: check["state"] for check in json.loads(done.stdout)["checks"]}
    assert found["migrations"] == "wrong"
    assert found["operators"] == "wrong"
