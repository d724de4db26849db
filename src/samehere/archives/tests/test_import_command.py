"""`samehere import` as it is typed: options, refusals, what it prints and writes."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import DjangoAssertNumQueries

from samehere.archives.tests.builders import article, html_page, text_page
from samehere.archives.tests.stored import groups, stored
from samehere.discussions.queries.texts import places_in_thread, thread_ids


@pytest.fixture
def page(tmp_path: Path) -> str:
    """The name of a file with a text page."""
    path = tmp_path / "page.txt"
    path.write_text(text_page())
    return str(path)


def run(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Run the command and return what it printed."""
    call_command("import_archive", *words)
    return capsys.readouterr().out


def may_be_read() -> list[bool]:
    """Return whether each post that was brought in may be read."""
    found = [place for thread in thread_ids() for place in places_in_thread(thread_id=thread)]
    return [place.may_be_read for place in found]


def refusal(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Run the command, see that it is refused, and return the sentence."""
    with pytest.raises(SystemExit) as stopped:
        call_command("import_archive", *words)
    assert stopped.value.code == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    return "\n".join(line for line in printed.err.split("\n") if "Reading files" not in line)


def test_a_dry_run_needs_no_group_and_touches_no_database(
    page: str, capsys: pytest.CaptureFixture[str]
) -> None:
    # No django_db mark here: any query would fail the test.
    words = run(capsys, page, "--dry-run")

    assert "Found: the opening post and 4 replies, 2 to it" in words
    assert "Dry run: 1 discussion read, nothing written." in words


def test_a_dry_run_with_a_group_writes_nothing_either(
    page: str, capsys: pytest.CaptureFixture[str]
) -> None:
    report = json.loads(run(capsys, page, "--dry-run", "--json", "--group", "New"))

    assert report["written"] is False
    assert len(report["threads"][0]["posts"]) == 5


def test_a_terminal_of_another_age_gets_the_report_too(page: str) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")

    call_command("import_archive", page, "--dry-run", stdout=out)

    out.seek(0)
    assert "Stated 43 replies, found 4" in out.read()


@pytest.mark.django_db
def test_an_import_writes_and_says_so(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = run(capsys, page, "--group", "Sore spots", "--title", "Stinging")

    assert "There was no group “Sore spots”, so it was made." in words
    assert [(page.title, len(page.posts)) for page in stored()] == [("Stinging", 5)]


@pytest.mark.django_db
def test_whether_the_posts_are_read_is_the_operators_choice_and_said(
    page: str, capsys: pytest.CaptureFixture[str]
) -> None:
    unread = run(capsys, page, "--group", "Sore spots", "--no-reading")
    assert "is not read and shown nowhere" in unread
    assert not any(may_be_read())

    read = run(capsys, page, "--group", "Sore spots")
    assert "is read by the program and shown" in read
    assert "--no-reading" in read
    assert all(may_be_read())


@pytest.mark.django_db
def test_json_says_that_it_is_written_also_the_second_time(
    page: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [page, "--group", "Sore spots", "--json"]
    first, second = json.loads(run(capsys, *words)), json.loads(run(capsys, *words))

    assert first == second
    assert first["written"] is True
    assert [len(page.posts) for page in stored()] == [5]


@pytest.mark.django_db
def test_the_same_file_named_twice_comes_in_once(
    page: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, page, page, "--group", "Sore spots")

    assert [len(page.posts) for page in stored()] == [5]


@pytest.mark.parametrize("options", [[], ["--json"], ["--group", " "]])
def test_without_a_group_it_is_refused(
    page: str, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert "--group NAME" in refusal(capsys, page, *options)


@pytest.mark.django_db
def test_one_bad_file_refuses_all_and_nothing_is_written(
    page: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\xff\xfe\x00")

    words = refusal(capsys, page, str(bad), "--group", "Sore spots", "--json")

    assert words.strip() == f"{bad}: it is not UTF-8 but UTF-16. Save it again as UTF-8."
    assert not groups()


def test_a_file_that_is_not_there_is_named_as_it_was_typed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = refusal(capsys, "/nowhere/page.html", "there/page.html", "--dry-run")

    assert words.strip() == (
        "/nowhere/page.html: there is no such file.\nthere/page.html: there is no such file."
    )


@pytest.mark.django_db
def test_a_group_name_that_cannot_be_is_refused(
    page: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "at most 80 characters" in refusal(capsys, page, "--group", "x" * 81)
    assert not groups()


@pytest.mark.django_db
def test_names_can_be_hidden(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "page.html"
    path.write_text(html_page(article(601, "<p>a</p>", kind="post__root", author="Mirabel")))
    words = [str(path), "--group", "Sore spots", "--hide-names", "--json"]

    report = json.loads(run(capsys, *words))
    run(capsys, *words)

    [page] = stored()
    [name] = {post.author_name for post in page.posts}
    assert {post["author"] for post in report["threads"][0]["posts"]} == {name}
    assert name != "Mirabel"


@pytest.mark.django_db
def test_twice_the_posts_take_no_more_statements(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    path = tmp_path / "page.txt"
    path.write_text(text_page(replies=[(1, f"Answer {number}.") for number in range(400)]))

    with django_assert_max_num_queries(42):
        run(capsys, str(path), "--group", "Sore spots")
