"""Running the program for a test: real processes, ports given by the system."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

PROGRAM = "samehere.config.program"
SITE = "samehere.operations.tests.slow_site"
PATIENCE_SECONDS = 120.0


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        port: int = asking.getsockname()[1]
        return port


def wait_until(condition: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> None:
    """Return as soon as `condition` holds; fail when it does not within the time."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def get(port: int, path: str = "/") -> bytes:
    """Return the body of an answer with status 200."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
    finally:
        connection.close()
    assert answer.status == 200, body
    return body


def children_of(pid: int) -> dict[int, str]:
    """Return the processes started by `pid`: their ids and command lines."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == pid:
                line = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                found[int(folder.name)] = line
        except FileNotFoundError:
            continue
    return found


def is_alive(pid: int) -> bool:
    """Whether the process still runs; one that has ended and waits to be counted does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


class Running:
    """A started program: `with Running("serve", "--port", "8000", folder=...) as program`."""

    def __init__(self, *words: str, folder: Path, module: str = PROGRAM, **variables: str) -> None:
        self.log = folder / f"log-{time.monotonic_ns()}"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", module, *words],
                # As people have it: what is not flushed stays in the pipe.
                env={
                    **os.environ,
                    "PYTHONUNBUFFERED": "",
                    "SAMEHERE_DATA": str(folder),
                    **variables,
                },
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    @property
    def words(self) -> str:
        """All it has written so far."""
        return self.log.read_text()

    @property
    def children(self) -> dict[int, str]:
        """The processes it has started."""
        return children_of(self.process.pid)

    def wait_for(self, words: str) -> None:
        """Return once it has written `words`; fail when it ends before."""
        wait_until(lambda: words in self.words or self.process.poll() is not None)
        assert words in self.words, self.words

    def stop(self, number: int = signal.SIGTERM, *, whole_group: bool = False) -> int:
        """Send the signal and return the exit code."""
        if whole_group:
            os.killpg(self.process.pid, number)
        else:
            self.process.send_signal(number)
        return self.process.wait(PATIENCE_SECONDS)


def run(*words: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the program to its end."""
    return subprocess.run(
        [sys.executable, "-m", PROGRAM, *words],
        env={**os.environ, "SAMEHERE_DATA": str(folder), **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
