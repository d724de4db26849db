"""Progress: a bar on a terminal, a line each tenth in a pipe, nothing false at the end."""

import io

import pytest

from samehere.console import Progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_pipe_gets_a_line_each_tenth_and_a_last_one() -> None:
    pipe = io.StringIO()

    with Progress("Reading posts", total=2000, stream=pipe) as progress:
        for _ in range(2000):
            progress.advance()

    lines = pipe.getvalue().splitlines()
    assert len(lines) == 10
    assert lines[0] == "Reading posts: 200 of 2,000 (10 %)"
    assert lines[-1] == "Reading posts: 2,000 done"


def test_a_large_step_writes_one_line_and_not_one_for_each_tenth_it_skips() -> None:
    pipe = io.StringIO()

    with Progress("Reading posts", total=10, stream=pipe) as progress:
        progress.advance(7)
        progress.advance(3)

    assert pipe.getvalue() == "Reading posts: 7 of 10 (70 %)\nReading posts: 10 done\n"


def test_no_work_at_all_is_no_fault() -> None:
    pipe = io.StringIO()

    with Progress("Reading posts", total=0, stream=pipe) as progress:
        progress.advance(0)

    assert pipe.getvalue() == "Reading posts: 0 done\n"


def test_work_that_breaks_off_is_not_called_done() -> None:
    pipe = io.StringIO()

    def break_off() -> None:
        with Progress("Reading", total=4, stream=pipe) as progress:
            progress.advance()
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        break_off()

    assert pipe.getvalue() == "Reading: 1 of 4 (20 %)\n"


def test_a_terminal_gets_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    terminal = Terminal()

    with Progress("Reading [posts]", total=3, stream=terminal) as progress:
        progress.advance(3)

    drawn = terminal.getvalue()
    assert "Reading [posts]" in drawn
    assert "3/3" in drawn


def test_a_terminal_that_cannot_draw_gets_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    terminal = Terminal()

    with Progress("Reading", total=1, stream=terminal) as progress:
        progress.advance()

    assert terminal.getvalue() == "Reading: 1 done\n"


def test_progress_stays_out_of_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress("Reading", total=1) as progress:
        progress.advance()

    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "Reading: 1 done\n"
