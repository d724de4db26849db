"""A site to stop and to break: `python -m …slow_site HOST PORT` serves it as `serve` would."""

import os
import signal
import sys
import time
from collections.abc import Iterable
from typing import Any

import django

APPLICATION = "samehere.operations.tests.slow_site.application"
BODY = b"x" * 60_000


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Answer at once, after a second (/slow), or never, taking the process along (/crash).

    /for answers with the header X-Forwarded-For as the server hands it on, /wrong not at all.
    """
    if environ["PATH_INFO"] == "/slow":
        time.sleep(1)
    if environ["PATH_INFO"] == "/crash":
        os._exit(3)
    if environ["PATH_INFO"] == "/wrong":
        raise ValueError("itching since may")
    is_asked_for = environ["PATH_INFO"] == "/for"
    body = environ.get("HTTP_X_FORWARDED_FOR", "").encode() if is_asked_for else BODY
    start_response("200 OK", [("Content-Length", str(len(body)))])
    return [body]


def main() -> None:
    # As from a terminal, even where the tests themselves run under nohup.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
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
