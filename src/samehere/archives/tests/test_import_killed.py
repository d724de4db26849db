"""An import killed in the middle leaves whole discussions, and done again it finishes."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from samehere.archives.tests.builders import text_page

DISCUSSIONS, REPLIES = 12, 300
PROGRAM = "import sys; from samehere.config.program import main; sys.exit(main(sys.argv[1:]))"


def start(folder: Path, files: list[str]) -> "subprocess.Popen[str]":
    """Start `samehere import` in a process of its own."""
    words = ["import", *files, "--group", "Sore spots", "--data", str(folder)]
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def discussions_in(folder: Path) -> list[tuple[int, int]]:
    """Return, by discussion, how many replies it says it has and how many posts stand in it."""
    with closing(sqlite3.connect(folder / "samehere.sqlite3")) as database:
        return database.execute(
            "SELECT reply_count, (SELECT count(*) FROM discussions_post WHERE thread_id = t.id)"
            " FROM discussions_thread t"
        ).fetchall()


def test_killed_in_the_middle_it_leaves_whole_discussions_and_can_be_done_again(
    tmp_path: Path,
) -> None:
    files = []
    for number in range(DISCUSSIONS):
        file = tmp_path / f"{number}.txt"
        replies = [(1, f"Answer {place}.") for place in range(REPLIES)]
        file.write_text(text_page(f"Question {number}?", replies))
        files.append(str(file))
    folder = tmp_path / "community"

    with start(folder, files) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if line.startswith("Writing posts"):
                process.send_signal(signal.SIGKILL)
                break
        process.wait(timeout=60)

    left = discussions_in(folder)
    assert 0 < len(left) < DISCUSSIONS
    assert set(left) == {(REPLIES, REPLIES + 1)}

    with start(folder, files) as process:
        printed, _ = process.communicate(timeout=120)
    assert process.returncode == 0, printed
    assert discussions_in(folder) == [(REPLIES, REPLIES + 1)] * DISCUSSIONS
