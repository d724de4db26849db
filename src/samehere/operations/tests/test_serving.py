"""Starting and stopping: what is in flight is finished, and nothing is left behind."""

import os
import signal
import socket
import time
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from samehere.operations.listening import HeldPort
from samehere.operations.tests.programs import (
    PATIENCE_SECONDS,
    SITE,
    Running,
    free_port,
    get,
    is_alive,
    wait_until,
)
from samehere.operations.tests.slow_site import BODY


def served(folder: Path, port: int) -> Running:
    """Return a running site, once it answers and its outbox worker has been started."""
    running = Running("127.0.0.1", str(port), folder=folder, module=SITE)
    running.wait_for("ready")
    wait_until(lambda: outbox_worker(running) is not None)
    return running


def outbox_worker(running: Running) -> int | None:
    return next((pid for pid, line in running.children.items() if "worker_process" in line), None)


def web_workers(running: Running) -> list[int]:
    return [pid for pid, line in running.children.items() if "worker_process" not in line]


def ask_slowly(port: int, times: int) -> list[Future[bytes]]:
    """Have requests of a second each in flight; more than are worked on at once wait inside."""
    pool = ThreadPoolExecutor(times)
    answers = [pool.submit(get, port, "/slow") for _ in range(times)]
    pool.shutdown(wait=False)
    time.sleep(0.4)
    return answers


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_requests_in_flight_are_answered_in_full(
    prepared_folder: Path, number: signal.Signals
) -> None:
    port = free_port()
    with served(prepared_folder, port) as site:
        children = site.children
        answers = ask_slowly(port, times=6)

        code = site.stop(number)

        assert [answer.result() for answer in answers] == [BODY] * 6
        assert (code, site.words) == (0, "ready\n")
        assert not any(map(is_alive, children))


def test_ctrl_c_reaches_the_whole_terminal_and_stops_in_order(prepared_folder: Path) -> None:
    port = free_port()
    with served(prepared_folder, port) as site:
        answers = ask_slowly(port, times=1)

        code = site.stop(signal.SIGINT, whole_group=True)

        assert answers[0].result() == BODY
        assert (code, site.words) == (0, "ready\n")


def test_every_process_may_be_told_at_once_and_more_than_once(prepared_folder: Path) -> None:
    port = free_port()
    with served(prepared_folder, port) as site:
        answers = ask_slowly(port, times=6)

        for _ in range(3):  # as systemd tells all, and an impatient operator tells them again
            for pid in (site.process.pid, *site.children):
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGTERM)

        assert [answer.result() for answer in answers] == [BODY] * 6
        assert site.process.wait(PATIENCE_SECONDS) == 0
        assert site.words == "ready\n"


def test_nothing_new_is_accepted_while_stopping_and_the_port_is_free_afterwards(
    prepared_folder: Path,
) -> None:
    port = free_port()
    with served(prepared_folder, port) as site:
        ask_slowly(port, times=1)
        site.process.terminate()
        wait_until(lambda: not accepts(port), seconds=10)

        assert site.process.wait(PATIENCE_SECONDS) == 0

    with HeldPort("127.0.0.1", port) as again:
        assert not again.answers()


def accepts(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


def test_a_client_that_never_finishes_asking_does_not_hold_up_the_end(
    prepared_folder: Path,
) -> None:
    port = free_port()
    with served(prepared_folder, port) as site, socket.create_connection(("127.0.0.1", port)) as it:
        get(port)
        it.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nhalf")
        start = time.monotonic()

        assert site.stop() == 0
        assert time.monotonic() - start < 10


def test_when_the_main_process_is_killed_the_others_finish_and_go(prepared_folder: Path) -> None:
    port = free_port()
    with served(prepared_folder, port) as site:
        children = site.children
        answers = ask_slowly(port, times=1)

        site.process.kill()

        assert answers[0].result() == BODY
        wait_until(lambda: not any(map(is_alive, children)), seconds=10)


def test_an_outbox_worker_that_dies_is_started_again(prepared_folder: Path) -> None:
    with served(prepared_folder, free_port()) as site:
        first = outbox_worker(site)
        assert first is not None
        os.kill(first, signal.SIGKILL)

        wait_until(lambda: outbox_worker(site) not in {first, None})

        assert "The outbox worker ended (code -9) and is started again." in site.words
        assert site.stop() == 0


def test_a_web_worker_that_dies_is_replaced(prepared_folder: Path) -> None:
    port = free_port()
    with served(prepared_folder, port) as site:
        first = web_workers(site)
        os.kill(first[0], signal.SIGKILL)

        wait_until(lambda: len(set(web_workers(site)) - set(first)) == 1)

        assert get(port) == BODY
        assert site.stop() == 0


def test_when_web_workers_go_on_dying_the_program_ends_with_code_1(prepared_folder: Path) -> None:
    port = free_port()
    with served(prepared_folder, port) as site:
        children = site.children
        while site.process.poll() is None:
            with socket.socket() as asking:
                if asking.connect_ex(("127.0.0.1", port)) == 0:
                    asking.sendall(b"GET /crash HTTP/1.1\r\nHost: localhost\r\n\r\n")
            time.sleep(0.05)

        assert site.process.returncode == 1
        assert not any(map(is_alive, children))


def test_a_taken_port_is_refused_before_anything_runs(prepared_folder: Path) -> None:
    port = free_port()
    with served(prepared_folder, port) as first:
        second = Running("127.0.0.1", str(port), folder=prepared_folder, module=SITE)

        assert second.process.wait(PATIENCE_SECONDS) == 2
        assert second.words == (
            f"Port {port} is taken by another program. Choose another one with --port.\n"
        )
        assert first.stop() == 0


def test_what_proxies_add_in_lines_of_their_own_is_joined_in_order(prepared_folder: Path) -> None:
    port = free_port()
    with served(prepared_folder, port), socket.create_connection(("127.0.0.1", port)) as asking:
        asking.sendall(
            b"GET /for HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 198.51.100.1\r\n"
            b"X-Forwarded-For: 203.0.113.7\r\nConnection: close\r\n\r\n"
        )
        answer = b"".join(iter(lambda: asking.recv(4096), b""))

    body = answer.partition(b"\r\n\r\n")[2]
    assert [hop.strip() for hop in body.split(b",")] == [b"198.51.100.1", b"203.0.113.7"]


def test_an_error_the_server_meets_is_logged_without_its_words(prepared_folder: Path) -> None:
    port = free_port()
    with served(prepared_folder, port) as site:
        with suppress(AssertionError):
            get(port, "/wrong")
        site.wait_for("Application callable raised an exception")

        assert "itching" not in site.words
