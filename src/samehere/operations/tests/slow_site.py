"""A site to stop and to break: `python -m …slow_site HOST PORT` serves it as `serve` would."""

import os
import sys
import time
from collections.abc import Iterable
from typing import Any

import django

APPLICATION = "samehere.operations.tests.slow_site.application"
BODY = b"x" * 60_000


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Answer at once, after a second (/slow), or never, taking the process along (/crash)."""
    if environ["PATH_INFO"] == "/slow":
        time.sleep(1)
    if environ["PATH_INFO"] == "/crash":
        os._exit(3)
    start_response("200 OK", [("Content-Length", str(len(BODY)))])
    return [BODY]


def main() -> None:
    django.setup()
    from samehere.operations import companion, listening, serving

    companion.PAUSE_SECONDS = 1  # the tests need not wait for the second worker
    with listening.HeldPort(sys.argv[1], int(sys.argv[2])) as port:
        serving.serve(port=port, application=APPLICATION, on_ready=say_ready)


def say_ready() -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
