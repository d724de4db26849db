"""Starting and stopping the processes of a community.

The main process holds the port and starts granian's workers, forks of itself with the
application loaded, and beside them the outbox worker. On SIGTERM, Ctrl-C, or when its terminal
closes, the server takes no more connections, finishes the requests it has, then the outbox
worker finishes its job. If the main process is killed the others stop by themselves.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable
from typing import Any

from django.db import connections
from django.utils.module_loading import import_string
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server import MPServer

from samehere.operations import stopping
from samehere.operations.companion import Companion
from samehere.operations.lifeline import GRACE_SECONDS, Lifeline
from samehere.operations.listening import HeldPort
from samehere.operations.waking import Waking, deafen

# Each process works on one request at a time: a second thread would hand Python's lock to and fro
# at every statement, which halves how fast kept pages go out (docs/decisions/0011). Two processes
# a core, so that one that waits for a slow sender does not idle its core; no more than this many.
WORKERS_A_CORE = 2
MOST_WORKERS = 16
THREADS = 1
# Connections a process holds open at once. A browser's idle connection is one of them, so they
# are closed soon; both together stay below the 1,024 files a process may usually open.
CONNECTIONS = 500
IDLE_MILLISECONDS = 10_000
# To standard error, and only what somebody must look at. Paths of pages are never logged.
LOG_HANDLERS = {
    "formatters": {
        "generic": {"()": "samehere.console.logs.PlainFormatter"},
        "access": {"()": "samehere.console.logs.PlainFormatter"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "generic"},
        "access": {"class": "logging.NullHandler"},
    },
}

Wsgi = Callable[..., Any]


def serve(*, port: HeldPort, application: str, on_ready: Callable[[], None]) -> None:
    """Serve `application` (its dotted name) until told to stop.

    `on_ready` is called once, in a thread, as soon as the server answers. Must run in the main
    thread. Raises SystemExit(1) when the server fell.
    """
    # Loaded before the workers fork: they start at once, share its memory, and what is wrong with
    # it shows here and not in a loop of dying workers.
    loaded: Wsgi = import_string(application)
    lifeline = Lifeline()
    server = _server(port, application)
    companion = Companion(
        lifeline=lifeline,
        # No thread of this process may be at work while it forks.
        is_ready=lambda: len(server.wrks) == server.workers and port.answers(),
        on_ready=on_ready,
        is_stopping=lambda: server.interrupt_signal,
    )

    def load_in_worker() -> Wsgi:
        # A group of its own: Ctrl-C in a terminal reaches the main process alone, which stops the
        # workers in order.
        os.setpgid(0, 0)
        deafen()
        stopping.hear_once()
        lifeline.hold_in_fork()
        return loaded

    server.on_startup(_terminal_closing(server))
    server.on_startup(companion.start)
    # A connection to the database must not be shared between processes.
    connections.close_all()
    stopping.let_no_fork_overhear()
    multiprocessing.set_start_method("fork", force=True)
    try:
        server.serve(target_loader=load_in_worker, wrap_loader=False)
    finally:
        companion.stop()
        lifeline.cut()


def _server(port: HeldPort, application: str) -> MPServer:
    server = MPServer(
        application,
        address=port.address,
        port=port.port,
        interface=Interfaces.WSGI,
        workers=min(WORKERS_A_CORE * (os.cpu_count() or 1), MOST_WORKERS),
        blocking_threads=THREADS,
        backpressure=CONNECTIONS,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=IDLE_MILLISECONDS),
        websockets=False,
        # A worker that falls is replaced; one that falls again at once ends the server.
        respawn_failed_workers=True,
        workers_kill_timeout=GRACE_SECONDS,
        # Not its warnings: on a busy machine it calls workers obstinate that have long ended.
        log_level=LogLevels.error,
        log_dictconfig=LOG_HANDLERS,
    )
    # Its handlers of signals set this; with an ordinary event an order to stop could stand still.
    waking = Waking()
    server.main_loop_interrupt = waking
    server.on_startup(waking.hear_signals)
    return server


def _terminal_closing(server: MPServer) -> Callable[[], None]:
    """Return what makes SIGHUP stop the server; granian would start its workers anew."""
    was_ignored = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN  # as under nohup

    def set_handler() -> None:
        handler = signal.SIG_IGN if was_ignored else server.signal_handler_interrupt
        signal.signal(signal.SIGHUP, handler)

    return set_handler
