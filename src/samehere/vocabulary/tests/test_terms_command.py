"""`samehere terms`: tables in and out, all or nothing."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samehere.vocabulary import errors
from samehere.vocabulary.models import Term
from samehere.vocabulary.tests.builders import make_term, named

pytestmark = pytest.mark.django_db

TABLE = """\
name,concept,kind,name_kind,scope,exact
magic goo,tacrolimus,treatment,nickname,,no
the twins,clobetasol,treatment,nickname,lichen sclerosus,no
XQZ,itch,sign,abbreviation,,yes
"""


def run(*words: str) -> str:
    out = StringIO()
    call_command("terms", *words, stdout=out)
    return out.getvalue()


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "words.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_table_is_brought_in_and_says_how_much(table: Path) -> None:
    assert run("import", str(table)) == f"{table}: 3 added, 0 were there already.\n"
    assert named("magic goo XQZ") == ["tacrolimus", "itch"]


def test_the_same_table_again_adds_nothing(table: Path) -> None:
    run("import", str(table))

    assert "0 added, 3 were there already" in run("import", str(table))


def test_doubles_inside_a_table_are_counted_once(table: Path) -> None:
    table.write_text(TABLE + "Magic Goo,tacrolimus,treatment,,,\n", encoding="utf-8")

    assert "3 added, 1 were there already" in run("import", str(table))


def test_a_term_taken_to_mean_something_its_line_does_not_name_is_told(table: Path) -> None:
    lines = "pink stuff,Dermovate,treatment\nred stuff,Paracetamol,treatment\n"
    table.write_text(
        f"name,concept,kind\ngoo stuff,Tacrolimus,treatment\n{lines}", encoding="utf-8"
    )

    assert run("import", str(table)) == (
        f"{table}: 3 added, 0 were there already.\n"
        "Line 3: “pink stuff” was taken to mean clobetasol, which is what “Dermovate” stands for "
        "here.\n"
    )
    assert run("import", str(table)) == f"{table}: 0 added, 3 were there already.\n"


@pytest.mark.parametrize("text", ["", "\ufeff", "\n \r\n"])
def test_an_empty_table_is_said_to_be_empty(table: Path, text: str) -> None:
    table.write_text(text, encoding="utf-8")

    with pytest.raises(errors.BadTable) as refusal:
        run("import", str(table))

    assert str(refusal.value) == "This is no table of terms: it is empty. Nothing was changed."


def test_a_table_with_bad_lines_changes_nothing_and_names_each(table: Path) -> None:
    bad = f"sun,tacrolimus,treatment,,,\n{'g' * 10_000},tacrolimus,treatment,,,\n"
    table.write_text(TABLE + bad + "goo,tacrolimus,potion,,,\n", encoding="utf-8")

    with pytest.raises(errors.BadTable) as refusal:
        run("import", str(table))

    words = str(refusal.value)
    assert "Line 5: “sun” is an everyday word" in words
    assert "Line 6: A term has at most 200 characters" in words
    assert "Line 7: “potion” is none of these kinds" in words
    assert words.endswith("Nothing was changed.")
    assert not Term.objects.exists()


def test_a_table_of_mistakes_does_not_fill_the_screen(table: Path) -> None:
    table.write_text("name,concept,kind\n" + "sun,a,sign\n" * 500, encoding="utf-8")

    with pytest.raises(errors.BadTable, match="and 480 more"):
        run("import", str(table))


def test_wrong_columns_are_refused(table: Path) -> None:
    table.write_text("word,meaning\n", encoding="utf-8")

    with pytest.raises(errors.BadTable, match="the column is missing: name, concept, kind"):
        run("import", str(table))


def test_a_table_of_another_make_is_refused_in_one_sentence(table: Path) -> None:
    table.write_text("name;concept;kind\ngoo;tacrolimus;treatment\n", encoding="utf-8")

    with pytest.raises(errors.BadTable) as refusal:
        run("import", str(table))

    assert str(refusal.value) == (
        "This is no table of terms: line 1: its columns are separated by semicolons. Save it with "
        "commas between them. Nothing was changed."
    )


def test_a_word_in_another_encoding_is_refused_with_its_line(table: Path) -> None:
    table.write_bytes(TABLE.encode() + "crème,tacrolimus,treatment,,,\n".encode("latin-1"))

    with pytest.raises(errors.FileNotReadable, match="line 5 is not text in UTF-8"):
        run("import", str(table))
    assert not Term.objects.exists()


def test_files_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "picture.csv").write_bytes(b"\xff\xd8\xff\xe0")

    with pytest.raises(errors.FileNotReadable, match="line 1 is not text in UTF-8"):
        run("import", str(tmp_path / "picture.csv"))
    with pytest.raises(errors.FileNotReadable, match="No such file"):
        run("import", str(tmp_path / "nowhere.csv"))
    with pytest.raises(errors.FileNotReadable, match="Is a directory"):
        run("import", str(tmp_path))


def test_what_is_exported_can_be_imported(table: Path) -> None:
    run("import", str(table))
    exported = run("export")
    assert exported.count("\n") == 4
    Term.objects.all().delete()

    table.write_text(exported, encoding="utf-8")

    assert "3 added" in run("import", str(table))
    assert run("export") == exported


def test_a_concept_named_in_a_table_is_known_to_its_later_lines(table: Path) -> None:
    table.write_text(
        "name,concept,kind,scope\n"
        "aunt's balm,nettle balm,treatment,\n"
        "balm of hers,Aunt's Balm,treatment,\n"
        "greenish,greenish skin,condition,\n"
        "green goo,nettle balm,treatment,greenish\n",
        encoding="utf-8",
    )

    assert "4 added" in run("import", str(table))
    assert named("balm of hers") == ["nettle balm"]
    assert named("green goo", "greenish skin") == ["nettle balm"]


def test_a_long_table_takes_few_queries(table: Path) -> None:
    lines = "".join(f"goo number {number},tacrolimus,treatment\n" for number in range(1_500))
    table.write_text(f"name,concept,kind\n{lines}", encoding="utf-8")

    with CaptureQueriesContext(connection) as seen:
        assert "1500 added" in run("import", str(table))

    assert len(seen) < 60


def test_terms_of_the_program_are_known_to_an_import_of_them(table: Path) -> None:
    head, *lines = run("export", "--all").splitlines(keepends=True)
    table.write_text(head + "".join(lines[::20]), encoding="utf-8")

    assert f"{table}: 0 added, " in run("import", str(table))


def test_all_terms_can_be_exported() -> None:
    make_term("magic goo")

    exported = run("export", "--all")

    assert exported.count("\n") > 90_000
    assert "\nProtopic,tacrolimus,treatment,brand,,no,no\n" in exported
    assert "\nmagic goo,tacrolimus,treatment,lay,,no,no\n" in exported


def test_files_are_given_exactly_when_they_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    for words, answer in ((["import"], "needs the file"), (["export", "a.csv"], "takes no file")):
        with pytest.raises(SystemExit) as ended:
            run(*words)

        assert ended.value.code == 2
        assert answer in capsys.readouterr().err
