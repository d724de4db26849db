"""`samehere read`: statements out of saved posts, on standard output only."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from samehere.archives.management.commands.read_archive import Command


def posts(path: Path, *entries: dict[str, object]) -> Path:
    path.write_text("".join(f"{json.dumps(entry)}\n" for entry in entries), encoding="utf-8")
    return path


def run(*files: Path, **options: object) -> list[str]:
    out = StringIO()
    call_command(Command(), *map(str, files), stdout=out, **options)
    return out.getvalue().splitlines()


def test_posts_of_json_lines_are_read_and_keep_their_ids(tmp_path: Path) -> None:
    text = "I have been taking metformin 500mg twice a day for 3 months."
    file = posts(tmp_path / "posts.jsonl", {"id": "m-1", "thread": "m", "text": text})

    [line] = run(file, json=True)

    statement = json.loads(line)
    start, stop = statement["span"]
    assert statement["post"] == "m-1"
    assert statement["quote"] == text[start:stop]
    assert statement["treatment"]["concept"] == "metformin"
    assert (statement["kind"], statement["who"], statement["status"]) == ("use", "author", "taking")
    assert statement["regimen"]["times_per_day"] == 2
    assert (statement["regimen"]["duration"], statement["regimen"]["duration_is"]) == (
        "P3M",
        "so_far",
    )


def test_a_reply_is_read_with_the_opening_post_of_its_thread_only(tmp_path: Path) -> None:
    file = posts(
        tmp_path / "posts.jsonl",
        {"id": 1, "thread": "a", "title": "Metformin", "text": "Has anybody tried metformin?"},
        {"id": 2, "thread": "a", "title": "Metformin", "parent": 1, "text": "I took it for years."},
        {"id": 3, "thread": "b", "text": "I took it for years."},
    )

    found = [json.loads(line) for line in run(file, json=True)]

    assert [s["post"] for s in found if s["assert"] == "stated"] == [2]


def test_without_json_it_speaks_in_words(tmp_path: Path) -> None:
    file = posts(tmp_path / "posts.jsonl", {"id": 1, "text": "Metformin caused nausea."})

    assert any("side effect nausea" in line for line in run(file))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"id": 1}\n', 'line 1 is no JSON object with a "text"'),
        ('{"text": "a"}\n{"text": \n', "line 2 is no JSON"),
        ('{"text": "a", "title": []}\n', '"title" is neither text nor null'),
        ("Dear diary, nothing happened today.\n", "does not look like"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_the_reason(
    tmp_path: Path, content: str, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "posts.jsonl"
    file.write_text(content, encoding="utf-8")

    with pytest.raises(SystemExit) as refused:
        run(file, json=True)

    assert refused.value.code == 2
    assert reason in capsys.readouterr().err
