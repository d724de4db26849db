"""The program: its overview, its data folder, and what it refuses, as processes of their own."""

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

import pytest

from samehere.config.program import COMMANDS, take_option

TIMEOUT_SECONDS = 120


def samehere(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the program to its end, in an environment that names no data folder."""
    environment = {name: value for name, value in os.environ.items() if "SAMEHERE" not in name}
    return subprocess.run(
        [sys.executable, "-m", "samehere.config.program", *words],
        env=environment | variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=TIMEOUT_SECONDS,
        check=False,
    )


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("words", [(), ("--help",), ("-h",), ("help",)])
def test_the_overview_has_a_line_for_each_command(words: tuple[str, ...]) -> None:
    done = samehere(*words)

    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    for name in COMMANDS:
        assert sum(line.startswith(f"  samehere {name} ") for line in lines) >= 1
    assert "Examples:\n  samehere demo\n" in done.stdout
    assert all(len(line) <= 80 for line in lines)


def test_the_version_is_the_package_s() -> None:
    assert samehere("--version").stdout == f"SameHere {version('samehere')}\n"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("serv", "There is no command 'serv'. Did you mean 'serve'?\n"),
        ("create_member", "There is no command 'create_member'. Did you mean 'create-member'?\n"),
        ("xyzzy", "There is no command 'xyzzy'. samehere --help lists them.\n"),
        ("migrate", "There is no command 'migrate'. samehere --help lists them.\n"),
    ],
)
def test_an_unknown_command_is_refused_with_the_nearest_name(name: str, hint: str) -> None:
    done = samehere(name)

    assert (done.returncode, done.stdout, done.stderr) == (2, "", hint)


@pytest.mark.parametrize(
    ("line", "value", "others"),
    [
        ("serve --data a", "a", "serve"),
        ("--data a serve --port 1", "a", "serve --port 1"),
        ("serve --data=a=b", "a=b", "serve"),
        ("--data a serve --data b", "b", "serve"),
        ("import -- --data a", None, "import -- --data a"),
        ("import --database a", None, "import --database a"),
    ],
)
def test_an_option_is_taken_from_anywhere_on_the_line(
    line: str, value: str | None, others: str
) -> None:
    assert take_option(line.split(), "--data") == (value, others.split())


@pytest.mark.parametrize("words", [["serve", "--data"], ["serve", "--data="], ["--data", ""]])
def test_an_option_without_its_value_is_refused(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        take_option(words, "--data")

    assert ended.value.code == 2
    assert capsys.readouterr().err == "--data needs a value after it.\n"


def test_the_folder_is_made_private_and_its_key_once(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "there yet"

    first = samehere("recount", "--data", str(folder))
    key = (folder / "secret-key").read_bytes()
    second = samehere(f"--data={folder}", "recount")

    assert (first.returncode, second.returncode) == (0, 0)
    assert first.stderr == f"Preparing the database in {folder} ...\n"
    assert second.stderr == ""
    assert (folder / "secret-key").read_bytes() == key
    assert mode_of(folder) == 0o700
    assert {mode_of(path) for path in folder.iterdir()} == {0o600}


def test_the_folder_is_under_the_home_unless_one_is_given(tmp_path: Path) -> None:
    assert samehere("recount", HOME=str(tmp_path)).returncode == 0
    assert (tmp_path / ".local" / "share" / "samehere" / "samehere.sqlite3").exists()


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself_and_makes_no_folder_for_it(name: str, tmp_path: Path) -> None:
    done = samehere(name, "--help", HOME=str(tmp_path))

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"usage: samehere {name} [-h]")
    assert f"Examples:\n  samehere {name}" in done.stdout
    for hidden in ("--settings", "--traceback", "--verbosity", "--pythonpath"):
        assert hidden not in done.stdout
    assert not list(tmp_path.iterdir())


def test_links_and_mails_lead_to_where_the_community_was_served_last(tmp_path: Path) -> None:
    (tmp_path / "served-at").write_text("https://forum.example.org\n")
    folder = f"--data={tmp_path}"
    make = ["create-member", "--name", "hazel", "--email", "h@example.org", folder]
    move = ["change-address", "--email", "h@example.org", "--to", "h@new.example", folder]

    elsewhere = samehere(*make, SAMEHERE_ADDRESS="https://other.example.org")
    moved = samehere(*move)

    assert elsewhere.stdout.split()[-1].startswith("https://other.example.org/link/")
    assert moved.returncode == 0
    with closing(sqlite3.connect(tmp_path / "samehere.sqlite3")) as database:
        mails = [text for (text,) in database.execute("SELECT text FROM outbox_mail")]
    assert len(mails) == 2
    assert all("https://forum.example.org" in text for text in mails)
    assert not any("localhost" in text for text in mails)


def test_an_import_that_is_only_tried_leaves_no_trace(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Posted , 1 user is following.\n\nDoes it pass?\n\n0 likes, 0 replies\n")

    done = samehere("import", str(page), "--dry-run", "--json", HOME=str(tmp_path))

    assert done.returncode == 0
    assert '"written": false' in done.stdout
    assert list(tmp_path.iterdir()) == [page]


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"SAMEHERE_ADDRESS": "forum.example.org"}, "give the address people type"),
        ({"SAMEHERE_PORT": "many"}, "give a whole number"),
    ],
)
def test_a_nonsense_setting_stops_the_start_with_a_sentence(
    variables: dict[str, str], sentence: str, tmp_path: Path
) -> None:
    done = samehere("recount", "--data", str(tmp_path), **variables)

    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("port", ["0", "65536", "-1", "many", "8000.5"])
def test_a_port_that_is_none_is_refused(port: str, tmp_path: Path) -> None:
    done = samehere("serve", f"--port={port}", "--data", str(tmp_path / "data"))

    assert done.returncode == 2
    assert done.stderr == f"--port {port}: give a whole number from 1 to 65535.\n"
    assert not (tmp_path / "data").exists()


def test_a_folder_that_cannot_be_made_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    for folder in (tmp_path / "file", tmp_path / "file" / "below", Path("/proc/samehere")):
        done = samehere("recount", "--data", str(folder))

        assert (done.returncode, done.stdout) == (2, "")
        assert "cannot be used" in done.stderr
        assert done.stderr.endswith("Choose another folder with --data.\n")


def test_what_a_room_refuses_is_a_sentence_and_not_a_traceback(tmp_path: Path) -> None:
    words = ("create-member", "--email", "h@example.org", "--data", str(tmp_path), "--name")

    assert samehere(*words, "hazel").returncode == 0
    done = samehere(*words, "Hazel")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1


def test_reading_posts_starts_without_a_database(tmp_path: Path) -> None:
    file = tmp_path / "posts.jsonl"
    file.write_text('{"id": 1, "text": "I take metformin."}\n')
    code = (
        "import sys; from samehere.config.program import main; main(sys.argv[1:]);"
        "sys.exit('django.db.models' in sys.modules)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, "read", str(file), "--json"],
        env={name: value for name, value in os.environ.items() if "SAMEHERE" not in name},
        capture_output=True,
        text=True,
        timeout=TIMEOUT_SECONDS,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert '"metformin"' in done.stdout


def test_whoever_has_seen_enough_gets_no_complaint(tmp_path: Path) -> None:
    file = tmp_path / "posts.jsonl"
    file.write_text('{"text": "I take metformin."}\n' * 2_000)
    words = [sys.executable, "-m", "samehere.config.program", "read", str(file), "--json"]

    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
