"""`samehere read`: statements out of saved posts, on standard output only."""

import json
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from samehere.archives.management.commands.read_archive import Command
from samehere.archives.tests.builders import article, html_page, opening_article, text_page

TEXT = "I have been taking metformin 500mg twice a day for 3 months."
KEYS = (
    "post span quote kind who assert treatment status indication regimen effect stop_reason tier"
    " score rule"
)
REGIMEN = "amount unit form site times_per_day days_per_week as_needed duration duration_is note"
EFFECT = "surface concept role onset_after resolved_after is_ongoing cause"


def posts(path: Path, *entries: object) -> Path:
    path.write_text("".join(f"{json.dumps(entry)}\n" for entry in entries), encoding="utf-8")
    return path


def run(*files: Path, **options: object) -> list[str]:
    out = StringIO()
    call_command(Command(), *map(str, files), stdout=out, **options)
    return out.getvalue().splitlines()


def statements(*files: Path, **options: object) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(*files, json=True, **options)]


def refusal(capsys: pytest.CaptureFixture[str], *files: Path) -> str:
    """Run the command, see that it is refused with nothing printed, and return the sentence."""
    out = StringIO()
    with pytest.raises(SystemExit) as refused:
        call_command(Command(), *map(str, files), stdout=out, json=True)
    assert refused.value.code == 2
    assert out.getvalue() == ""
    return capsys.readouterr().err


def test_posts_of_json_lines_are_read_and_keep_their_ids(tmp_path: Path) -> None:
    file = posts(tmp_path / "posts.jsonl", {"id": "m-1", "thread": "m", "text": TEXT})

    [statement] = statements(file)

    start, stop = statement["span"]
    assert statement["post"] == "m-1"
    assert statement["quote"] == TEXT[start:stop]
    assert statement["treatment"]["concept"] == "metformin"
    assert (statement["kind"], statement["who"], statement["status"]) == ("use", "author", "taking")
    assert statement["regimen"]["times_per_day"] == 2
    assert (statement["regimen"]["duration"], statement["regimen"]["duration_is"]) == (
        "P3M",
        "so_far",
    )


def test_the_keys_stand_in_order_and_what_is_unknown_is_null(tmp_path: Path) -> None:
    text = "I take metformin. Metformin caused nausea."
    found = statements(posts(tmp_path / "posts.jsonl", {"id": 1, "text": text}))

    assert {statement["kind"] for statement in found} == {"use", "effect"}
    for statement in found:
        assert " ".join(statement) == KEYS
        assert " ".join(statement["treatment"]) == "surface concept resolved_by"
        assert " ".join(statement["regimen"]) == REGIMEN
        assert set(statement["regimen"].values()) == {None}
        assert (statement["indication"], statement["stop_reason"]) == (None, None)
    use, effect = sorted(found, key=lambda statement: statement["kind"], reverse=True)
    assert use["effect"] is None
    assert " ".join(effect["effect"]) == EFFECT
    assert effect["effect"]["onset_after"] is None
    assert effect["effect"]["is_ongoing"] is None


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("page.txt", text_page(OPENING := "I take metformin. Who else?", [(1, TEXT)])),
        (
            "page.html",
            html_page(article(501, f"<p>{TEXT}</p>"), opening=opening_article(f"<p>{OPENING}</p>")),
        ),
    ],
)
def test_every_layout_that_can_be_imported_can_be_read(
    tmp_path: Path, name: str, page: str
) -> None:
    (tmp_path / name).write_text(page, encoding="utf-8")

    found = statements(tmp_path / name)

    assert [s["post"] for s in found if s["kind"] == "use"] == [0, 1]
    assert found[-1]["quote"] == TEXT


def test_files_are_read_in_their_order(tmp_path: Path) -> None:
    one = posts(tmp_path / "one.jsonl", {"id": "a", "text": TEXT})
    other = posts(tmp_path / "other.jsonl", {"id": "b", "text": TEXT})

    assert [s["post"] for s in statements(other, one)] == ["b", "a"]


def test_a_reply_is_read_with_the_opening_post_of_its_thread_only(tmp_path: Path) -> None:
    file = posts(
        tmp_path / "posts.jsonl",
        {"id": 1, "thread": "a", "title": "Metformin", "text": "Has anybody tried metformin?"},
        {"id": 2, "thread": "a", "title": "Metformin", "parent": 1, "text": "I took it for years."},
        {"id": 3, "thread": "b", "text": "I took it for years."},
    )

    assert [s["post"] for s in statements(file) if s["assert"] == "stated"] == [2]


def test_ids_need_only_differ_within_a_thread(tmp_path: Path) -> None:
    file = posts(
        tmp_path / "posts.jsonl",
        {"id": 0, "thread": "a", "text": TEXT},
        {"id": 0, "thread": "b", "text": TEXT},
        {"text": TEXT},
    )

    assert [s["post"] for s in statements(file)] == [0, 0, 2]


def test_a_parent_that_is_not_there_is_said_and_the_post_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = posts(tmp_path / "posts.jsonl", {"id": 1, "thread": 1, "parent": "x", "text": TEXT})

    assert len(statements(file)) == 1
    assert capsys.readouterr().err == (
        'posts.jsonl: line 1: its parent "x" is not in the thread; read as if it answered nobody.\n'
    )


def test_a_line_of_a_megabyte_is_read_up_to_a_limit(tmp_path: Path) -> None:
    file = posts(tmp_path / "posts.jsonl", {"id": 1, "text": TEXT + " Lovely weather." * 70_000})

    assert [s["quote"] for s in statements(file)] == [TEXT]


def test_half_a_letter_is_read_as_an_unknown_one(tmp_path: Path) -> None:
    (tmp_path / "posts.jsonl").write_text('{"id": 1, "text": "I take metformin \\ud83d."}\n')

    assert [s["quote"] for s in statements(tmp_path / "posts.jsonl")] == [
        "I take metformin \ufffd."
    ]
    assert any("metformin" in line for line in run(tmp_path / "posts.jsonl"))


def test_each_discussion_is_printed_when_it_has_been_read(tmp_path: Path) -> None:
    written: list[int] = []

    class Pipe(StringIO):
        def flush(self) -> None:
            written.append(self.getvalue().count("\n"))

    entries = [{"id": n, "thread": n, "text": TEXT} for n in range(3)]
    file = posts(tmp_path / "posts.jsonl", *entries)
    call_command(Command(), str(file), stdout=Pipe(), json=True)

    assert written[:3] == [1, 2, 3]


def test_without_json_it_speaks_in_words(tmp_path: Path) -> None:
    file = posts(tmp_path / "posts.jsonl", {"id": 1, "text": "Metformin caused nausea."})

    assert any("side effect nausea" in line for line in run(file))


def test_in_words_it_says_how_much_how_often_how_long_and_what_came_when(tmp_path: Path) -> None:
    text = (
        "I use hydrocortisone 1% cream twice a day, five days a week, for six weeks now. "
        "I take naproxen 250 mg as needed. I stopped metformin because of the nausea. "
        "Prednisolone gave me headaches for two days."
    )

    printed = "\n".join(run(posts(tmp_path / "posts.jsonl", {"id": 1, "text": text})))

    assert "taking, 1 %, as cream, twice a day, 5 days a week, 6 weeks so far; counted" in printed
    assert "taking, 250 mg, as needed; counted" in printed
    assert "took, side effects; counted" in printed
    assert "side effect headache, gone after 2 days;" in printed


@pytest.mark.parametrize("as_json", [True, False])
def test_a_terminal_of_another_age_gets_it_too(tmp_path: Path, *, as_json: bool) -> None:
    file = posts(tmp_path / "posts.jsonl", {"id": 1, "text": "“I take metformin” 👍"})
    out = TextIOWrapper(BytesIO(), encoding="ascii")

    call_command(Command(), str(file), stdout=out, json=as_json)

    out.seek(0)
    assert "metformin" in out.read()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"id": 1}\n', 'posts.jsonl: line 1 is no JSON object with a "text".\n'),
        ('{"text": null}\n', 'posts.jsonl: line 1 is no JSON object with a "text".\n'),
        ('{"text": 5}\n', 'posts.jsonl: line 1 is no JSON object with a "text".\n'),
        ('{"text": "a"}\n[1]\n', 'posts.jsonl: line 2 is no JSON object with a "text".\n'),
        ('{"text": "a"}\n\n{"text": \n', "posts.jsonl: line 3 is no JSON.\n"),
        ("text: a\n", "posts.jsonl: line 1 is no JSON.\n"),
        ("[" * 100_000, "posts.jsonl: line 1 is no JSON.\n"),
        ("", "posts.jsonl: it is empty.\n"),
        ("\n \n", "posts.jsonl: it is empty.\n"),
        (
            '{"text": "a", "title": []}\n',
            'posts.jsonl: line 1: "title" is neither text, nor a number, nor null.\n',
        ),
        (
            '{"text": "a", "id": {}}\n',
            'posts.jsonl: line 1: "id" is neither text, nor a number, nor null.\n',
        ),
        (
            '{"text": "a", "parent": true}\n',
            'posts.jsonl: line 1: "parent" is neither text, nor a number, nor null.\n',
        ),
        (
            '{"id": 7, "thread": 1, "text": "a"}\n{"id": 7, "thread": 1, "text": "b"}\n',
            "posts.jsonl: line 2 has the id 7, which line 1 of the same thread has already.\n",
        ),
    ],
)
def test_lines_that_cannot_be_read_are_refused_with_the_reason(
    tmp_path: Path, content: str, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    good = posts(tmp_path / "good.jsonl", {"id": 1, "text": TEXT})
    (tmp_path / "posts.jsonl").write_text(content, encoding="utf-8")

    assert refusal(capsys, good, tmp_path / "posts.jsonl") == reason


def test_what_is_no_page_and_no_lines_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "diary.txt").write_text("Dear diary, nothing happened today.\n")
    (tmp_path / "old.jsonl").write_bytes('{"text": "Caf\xe9"}\n'.encode("latin-1"))

    assert "does not look like" in refusal(capsys, tmp_path / "diary.txt")
    assert refusal(capsys, tmp_path / "old.jsonl").startswith("old.jsonl: it is not UTF-8: byte 13")
    assert refusal(capsys, tmp_path) == f"{tmp_path.name}: it is a folder. Name the files in it.\n"
    assert refusal(capsys, tmp_path / "none") == "none: there is no such file.\n"
