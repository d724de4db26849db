"""samehere serve and samehere demo, from the first line to the last, as processes."""

import re
import signal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from samehere.discussions.queries.groups import groups_by_name
from samehere.discussions.tests.builders import a_group
from samehere.operations.listening import HeldPort
from samehere.operations.tests.programs import Running, free_port, get, run


def links_in(words: str) -> list[str]:
    """Return the paths of the one-time links a start has printed."""
    return re.findall(r"http://localhost:\d+(/(?:link|start)/\S+)", words)


def test_a_first_start_says_where_everything_is_and_who_may_run_it(prepared_folder: Path) -> None:
    port = free_port()
    with Running("serve", "--port", str(port), folder=prepared_folder) as served:
        served.wait_for("Ctrl-C stops it.")

        (link,) = links_in(served.words)
        assert f"SameHere is running: http://localhost:{port}/" in served.words
        assert f"All of it is kept in        {prepared_folder}\n" in served.words
        assert f"Mail is not sent; it is in  {prepared_folder}/mail\n" in served.words
        assert "This address begins with http" in served.words
        assert link.startswith("/start/")
        assert b"<form" in get(port, link)
        assert served.stop(signal.SIGINT, whole_group=True) == 0
        assert "Traceback" not in served.words


def test_a_community_with_an_operator_and_https_needs_no_more_words(
    prepared_folder: Path,
) -> None:
    made = run(
        *("create-member", "--name", "Alder", "--email", "alder@example.org", "--operator"),
        folder=prepared_folder,
    )
    assert made.returncode == 0, made.stderr
    port = str(free_port())
    with Running(
        *("serve", "--port", port, "--host", "::1"),
        folder=prepared_folder,
        SAMEHERE_ADDRESS="https://forum.example.org",
    ) as served:
        served.wait_for("Ctrl-C stops it.")

        assert served.stop() == 0
        assert served.words.startswith("SameHere is running: https://forum.example.org/\n")
        assert links_in(served.words) == []
        assert "begins with http," not in served.words


def test_a_demo_is_filled_once_whole_and_lets_three_people_in(prepared_folder: Path) -> None:
    port = free_port()
    with Running("demo", "--port", str(port), folder=prepared_folder) as killed:
        killed.wait_for("(10 %)")
        killed.stop(signal.SIGKILL)

    for is_empty in (True, False):
        with Running("demo", "--port", str(port), folder=prepared_folder) as demo:
            demo.wait_for("Ctrl-C stops it.")

            links = links_in(demo.words)
            assert len(links) == 3
            assert all(b"<form" in get(port, link) for link in links)
            assert b"Lichen sclerosus" in get(port)
            assert ("Writing sample discussions" in demo.words) is is_empty
            assert demo.stop() == 0


@pytest.mark.django_db
def test_a_demo_stays_out_of_a_real_community(
    settings: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DATA_DIR, settings.PORT = tmp_path, free_port()
    a_group()

    with pytest.raises(SystemExit) as ended:
        call_command("demo")

    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith(f"{tmp_path} holds a community of its own")
    assert not list(tmp_path.iterdir())


@pytest.mark.django_db
@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_taken_port_is_refused_before_anything_is_written(
    command: str, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.PORT = free_port()

    with HeldPort("127.0.0.1", settings.PORT), pytest.raises(SystemExit) as ended:
        call_command(command)

    printed = capsys.readouterr()
    assert (ended.value.code, printed.out) == (2, "")
    assert printed.err.startswith(f"Port {settings.PORT} is taken by another program.")
    assert not groups_by_name(viewer=None)
