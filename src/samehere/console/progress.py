"""How far long work has come: a bar on a terminal, a plain line each tenth in a pipe.

All of it goes to standard error, so that what a command prints on standard output, JSON for
one, stays clean.
"""

import os
import sys
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self, TextIO

if TYPE_CHECKING:
    from rich.progress import TaskID


class Progress:
    """A context manager: `with Progress("Reading posts", total=1500) as progress`.

    Call `progress.advance()` for each step done. `total` may be 0. When the work ends by an
    error, the last line is left out: it would say that all is done.
    """

    def __init__(self, label: str, *, total: int, stream: TextIO | None = None) -> None:
        stream = stream or sys.stderr
        is_terminal = stream.isatty() and os.environ.get("TERM") != "dumb"
        self._shown: _Shown = (Bar if is_terminal else Lines)(label, total, stream)

    def __enter__(self) -> Self:
        return self

    def advance(self, steps: int = 1) -> None:
        """Count `steps` more steps as done."""
        self._shown.advance(steps)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._shown.finish(is_done=error is None)


class _Shown(Protocol):
    def __init__(self, label: str, total: int, stream: TextIO) -> None: ...
    def advance(self, steps: int) -> None: ...
    def finish(self, *, is_done: bool) -> None: ...


class Lines:
    """Plain lines for a pipe or a log file, at most one each tenth of the work."""

    def __init__(self, label: str, total: int, stream: TextIO) -> None:
        self._label, self._total, self._stream = label, total, stream
        self._done = 0
        self._tenth = 0

    def advance(self, steps: int) -> None:
        """Count, and write a line when another tenth is full."""
        self._done += steps
        tenth = 10 * self._done // self._total if self._total else 0
        if self._tenth < tenth < 10:
            self._write(f"{self._done:,} of {self._total:,} ({10 * tenth} %)")
        self._tenth = max(tenth, self._tenth)

    def finish(self, *, is_done: bool) -> None:
        """Write the last line, unless the work broke off."""
        if is_done:
            self._write(f"{self._done:,} done")

    def _write(self, words: str) -> None:
        self._stream.write(f"{self._label}: {words}\n")
        self._stream.flush()


class Bar:
    """A bar with the time that is left, drawn by rich."""

    def __init__(self, label: str, total: int, stream: TextIO) -> None:
        # Importing rich takes a tenth of a second; commands without a bar need not pay it.
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            TextColumn,
            TimeRemainingColumn,
        )
        from rich.progress import Progress as RichProgress

        self._bar = RichProgress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(file=stream),
        )
        self._task: TaskID = self._bar.add_task(label, total=total)
        self._bar.start()

    def advance(self, steps: int) -> None:
        """Move the bar on; rich draws it at most ten times a second."""
        self._bar.advance(self._task, steps)

    def finish(self, *, is_done: bool) -> None:
        """Leave the bar as it stands and give the cursor back."""
        self._bar.stop()
