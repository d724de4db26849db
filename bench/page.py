"""How fast a discussion of 44 posts is read, as ratios to bare granian in the same run.

    .venv/bin/python bench/page.py [--seconds 1] [--rounds 9]

Makes a community in a temporary folder, serves it with one granian worker of one thread on core
0, and loads it with wrk (Debian's package) from core 1. "Bare" is granian with an application
that returns the very same bytes. Rounds are interleaved, and the best of each side is printed:
whatever else the machine does can only slow a round down, never speed it up. The miss is
measured in processor time inside one process, because its cost is the work, not the waiting.
"""

import argparse
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

CONNECTIONS = "8"
SERVER_CORE, LOAD_CORE = "0", "1"
HERE = Path(__file__).parent


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=int, default=1, help="length of one load")
    options.add_argument("--rounds", type=int, default=9)
    chosen = options.parse_args()
    wrk = shutil.which("wrk")
    if wrk is None:
        sys.exit("This needs wrk: apt-get install wrk")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SAMEHERE_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "samehere.config.settings"
        sys.path.insert(0, str(HERE))
        import world

        thread, cookie = world.make()
        told = world.make_told()
        for kind, path in (("nothing said of treatments", thread), ("told by 20", told)):
            say(f"miss, {kind}: {world.miss_milliseconds(path):.2f} ms of one core")
            say(f"the first in a process: {world.first_milliseconds(path):.2f} ms")
        measure(wrk, thread, cookie, Path(folder), chosen.seconds, chosen.rounds)


def measure(wrk: str, thread: str, cookie: str, folder: Path, seconds: int, rounds: int) -> None:
    """Load ours and the bare server in turn; print each kind of request with its ratio."""
    kinds = {
        "visitor, warm, gzip": {"Accept-Encoding": "gzip"},
        "visitor, warm, plain": {},
        "member, gzip": {"Accept-Encoding": "gzip", "Cookie": cookie},
        "member, plain": {"Cookie": cookie},
    }
    with served("samehere.config.wsgi:application", folder) as ours:
        for kind, headers in kinds.items():
            status, body, given = fetched(ours, thread, headers)
            if status != 200:
                sys.exit(f"{kind}: the server answered {status}")
            (folder / "body").write_bytes(body)
            (folder / "headers").write_text("\n".join(f"{k}: {v}" for k, v in given))
            with served("bare:application", folder) as bare:
                found = [
                    (
                        load(wrk, ours, thread, headers, seconds),
                        load(wrk, bare, thread, headers, seconds),
                    )
                    for _ in range(rounds)
                ]
            own, ceiling = (max(column) for column in zip(*found, strict=True))
            say(
                f"{kind}: {own:,.0f} pages/s, bare {ceiling:,.0f}, ratio {own / ceiling:.3f}, "
                f"{len(body):,} bytes"
            )


def say(line: str) -> None:
    """Print a line at once, also into a pipe."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


@contextmanager
def served(target: str, folder: Path) -> Iterator[int]:
    """Serve a WSGI application on a free port for as long as the block runs."""
    port = free_port()
    command = ["taskset", "-c", SERVER_CORE, sys.executable, "-m", "granian", target]
    options = ["--interface", "wsgi", "--workers", "1", "--blocking-threads", "1"]
    environment = os.environ | {"PYTHONPATH": str(HERE), "BARE_FOLDER": str(folder)}
    address = ["--host", "127.0.0.1", "--port", str(port), "--log-level", "error"]
    process = subprocess.Popen([*command, *options, *address], env=environment)
    try:
        wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait()


def load(wrk: str, port: int, path: str, headers: dict[str, str], seconds: int) -> float:
    """Return requests a second; stops the program when any answer was not a good one."""
    given = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    command = ["taskset", "-c", LOAD_CORE, wrk, "-t1", "-c", CONNECTIONS, f"-d{seconds}s", *given]
    said = subprocess.run(
        [*command, f"http://127.0.0.1:{port}{path}"], capture_output=True, text=True, check=True
    ).stdout
    if "Non-2xx" in said:
        sys.exit(said)
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    return float(found[1]) if found else sys.exit(said)


def fetched(
    port: int, path: str, headers: dict[str, str]
) -> tuple[int, bytes, list[tuple[str, str]]]:
    """Return status, body and headers of one answer; asked twice, so that it is warm."""
    for _ in range(2):
        connection = HTTPConnection("127.0.0.1", port)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
    return answer.status, body, answer.getheaders()


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def wait_for(port: int) -> None:
    """Wait until somebody listens on `port`."""
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    sys.exit("The server did not start.")


if __name__ == "__main__":
    main()
